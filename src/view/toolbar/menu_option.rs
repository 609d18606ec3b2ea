//! One of several choices in a menu, of which one is chosen.

use yew::prelude::*;

use crate::core::app::event::Event;
use crate::view::context::{use_dispatch, use_formats};
use crate::view::controls::Icon;

/// What a choice says and sends.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// Its ARIA role. Tab passes by the options of a menu.
    #[prop_or("radio")]
    pub(super) role: &'static str,
    pub(super) words: AttrValue,
    /// How many jobs it would show, where that is said.
    #[prop_or_default]
    pub(super) count: Option<usize>,
    pub(super) is_chosen: bool,
    /// Whether the words are cut where they are too long.
    #[prop_or_default]
    pub(super) is_cut: bool,
    /// What a press sends.
    pub(super) sends: Event,
}

/// One of several choices.
#[component]
pub(super) fn MenuOption(props: &Props) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    html! {
        <button
            class="opt"
            type="button"
            role={props.role}
            tabindex={(props.role == "menuitemradio").then_some("-1")}
            aria-checked={props.is_chosen.to_string()}
            onclick={dispatch.on_press(props.sends.clone())}
        >
            <span class={classes!("grow", props.is_cut.then_some("cut-text"))}>{ &props.words }</span>
            if let Some(count) = props.count {
                <span class="n">{ formats.number(count as u64) }</span>
            }
            if props.is_chosen {
                { Icon::Check }
            }
        </button>
    }
}
