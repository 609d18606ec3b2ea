//! The card while the job is being asked for.

use yew::prelude::*;

use super::close_button;
use crate::core::words::detail as words;

/// The card while the job is being asked for.
pub(super) fn job_loading(heading: NodeRef) -> Html {
    let bone = html! { <span class="sk" /> };
    html! {
        <div class="d-scroll waiting" aria-busy="true">
            <header class="d-head">
                <div class="d-line">
                    { bone.clone() }
                    <h3 ref={heading} class="d-name" tabindex="-1">
                        <span class="sr">{ words::LOADING }</span>
                        { bone.clone() }
                        { bone.clone() }
                    </h3>
                    <div class="d-tools">{ close_button() }</div>
                </div>
                <div class="d-status">{ bone.clone() }{ bone.clone() }</div>
            </header>
            <div class="sec">{ for std::iter::repeat_n(bone, 5) }</div>
        </div>
    }
}
