//! The card of a job that is here.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::attributes::Attributes;
use super::callout::CalloutBox;
use super::header::DetailHeader;
use super::progress::ProgressBlock;
use super::result::ResultSection;
use super::timeline::Timeline;
use crate::core::app::event::Copyable;
use crate::core::job::Attribute;
use crate::core::screen::detail::Found;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) found: Rc<Found>,
    /// What gets the focus when the card opens.
    pub(super) heading: NodeRef,
}

/// The card of a job that is here. It is filled with another job rather than made again.
#[component]
pub(super) fn JobFound(Props { found, heading }: &Props) -> Html {
    let Found { job, neighbours, actions, is_id_copied, copied, .. } = &**found;
    let top = use_top_of(&job.id);
    html! {
        <div ref={top} class="d-scroll">
            <DetailHeader
                {job}
                {heading}
                neighbours={*neighbours}
                actions={actions.clone()}
                is_id_copied={*is_id_copied}
                is_message_copied={*copied == Some(Copyable::Attribute(Attribute::StatusMessage))}
            />
            if let Some(callout) = found.callout {
                <CalloutBox {callout} />
            }
            <div class="d-cols">
                <div class="col">
                    if let Some(block) = found.progress.clone() {
                        <ProgressBlock {block} />
                    }
                    if found.expiry.is_some() || found.preview.is_some() {
                        <ResultSection
                            job_id={Rc::clone(&job.id)}
                            expiry={found.expiry}
                            preview={found.preview.clone()}
                        />
                    }
                </div>
                <div class="col"><Timeline timeline={found.timeline.clone()} /></div>
            </div>
            <Attributes {job} copied={copied.clone()} />
        </div>
    }
}

/// Another job starts at the top of the element with this reference.
#[hook]
fn use_top_of(job_id: &Rc<str>) -> NodeRef {
    let node = use_node_ref();
    let scrolled = node.clone();
    use_effect_with(Rc::clone(job_id), move |_| {
        if let Some(element) = scrolled.cast::<Element>() {
            element.set_scroll_top(0);
        }
    });
    node
}
