//! The card when the server does not know the job.

use std::rc::Rc;

use yew::prelude::*;

use super::close_line;
use crate::core::app::effect::Target;
use crate::core::app::event::{ActionEvent, Copyable, Event};
use crate::core::job::short_id;
use crate::core::words::{copy, detail as words};
use crate::view::controls::{Button, Icon};
use crate::view::hooks::use_focus_target;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) id: Rc<str>,
    /// Whether the link to it was only just copied.
    pub(super) is_copied: bool,
}

/// The card when the server does not know the job.
#[component]
pub(super) fn JobMissing(Props { id, is_copied }: &Props) -> Html {
    let heading = use_focus_target(Target::DetailHeading);
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
                        icon={if *is_copied { Icon::Check } else { Icon::Link }}
                        words={copy::COPY_LINK}
                        sends={Event::Action(ActionEvent::CopyPressed(Copyable::Link))}
                    />
                </div>
            </div>
        </>
    }
}
