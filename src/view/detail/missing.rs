//! The card when the server does not know the job.

use yew::prelude::*;

use super::close_line;
use crate::core::app::event::{ActionEvent, Copyable, Event};
use crate::core::job::short_id;
use crate::core::words::{copy, detail as words};
use crate::view::controls::{Button, Icon};

/// The card when the server does not know the job.
pub(super) fn job_missing(id: &str, is_copied: bool, heading: NodeRef) -> Html {
    let (before, after) = words::MISSING_MEANS;
    html! {
        <>
            { close_line() }
            <div class="blank" part="empty" role="status">
                <span class="art d-icon big">{ Icon::Unknown }</span>
                <h3 ref={heading} tabindex="-1">{ words::MISSING }</h3>
                <p>{ before }<span class="mono">{ short_id(id) }</span>{ after }</p>
                <div class="acts">
                    <Button
                        icon={if is_copied { Icon::Check } else { Icon::Link }}
                        words={copy::COPY_LINK}
                        sends={Event::Action(ActionEvent::CopyPressed(Copyable::Link))}
                    />
                </div>
            </div>
        </>
    }
}
