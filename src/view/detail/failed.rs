//! The card when the job could not be asked for.

use yew::prelude::*;

use super::close_line;
use crate::core::api::error::ApiError;
use crate::core::app::event::{Event, LoadEvent};
use crate::core::words::detail as words;
use crate::core::words::error::full_sentence;
use crate::view::controls::{Button, Icon};

/// The card when the job could not be asked for.
pub(super) fn job_failed(error: &ApiError, heading: NodeRef) -> Html {
    html! {
        <>
            { close_line() }
            <div class="blank" part="empty" role="alert">
                <h3 ref={heading} tabindex="-1">{ words::NOT_LOADED }</h3>
                <p>{ full_sentence(error) }</p>
                <div class="acts">
                    <Button
                        icon={Icon::Refresh}
                        words={words::TRY_AGAIN}
                        sends={Event::Load(LoadEvent::RefreshPressed)}
                    />
                </div>
            </div>
        </>
    }
}
