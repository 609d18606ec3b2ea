//! What the sheet has in place of the menus: selects, which open in the way of the device, and segments.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::core::app::event::FilterEvent;
use crate::core::list::sort::Sort;
use crate::core::query::{CreatedFilter, CreatedSpan};
use crate::core::screen::toolbar::ProgramMenu;
use crate::core::text::short;
use crate::core::words::{sort as orders, toolbar as words};
use crate::view::context::use_dispatch;

/// The programs there are.
#[derive(PartialEq, Properties)]
pub(super) struct ProgramProps {
    pub(super) menu: ProgramMenu,
}

/// The programs.
#[component]
pub(super) fn ProgramSelect(ProgramProps { menu }: &ProgramProps) -> Html {
    let chosen = menu.choices.iter().find(|it| it.is_chosen).map(|it| it.value.to_string());
    let node = use_shown(chosen.unwrap_or_default());
    let onchange = use_dispatch().filter(|event| {
        let program = Some(picked(&event)?).filter(|it| !it.is_empty());
        Some(FilterEvent::ProgramChosen(program.map(|it| it.as_str().into())))
    });
    let options = menu.choices.iter().map(|it| {
        let program = it.value.to_string();
        html! { <option value={program} selected={it.is_chosen}>{ short(&it.value).into_owned() }</option> }
    });
    html! {
        <select ref={node} class="field" aria-label={words::PROGRAM} {onchange}>
            <option value="" selected={menu.is_any}>{ words::ANY_PROGRAM }</option>
            { for options }
        </select>
    }
}

/// What is chosen of the time of creation.
#[derive(PartialEq, Properties)]
pub(super) struct CreatedProps {
    pub(super) created: Option<CreatedFilter>,
    /// What is chosen first by who wants other days than the spans have.
    pub(super) custom: CreatedFilter,
    /// Whether other days are chosen.
    pub(super) is_custom: bool,
}

/// The spans of time in a row, and a way to choose other days.
#[component]
pub(super) fn CreatedSegments(props: &CreatedProps) -> Html {
    let dispatch = use_dispatch();
    let segment = |words: &'static str, is_chosen: bool, created| {
        let onclick = dispatch.on_press(FilterEvent::CreatedChosen(created));
        let checked = is_chosen.to_string();
        html! {
            <button class="seg" type="button" role="radio" aria-checked={checked} {onclick}>{ words }</button>
        }
    };
    let spans = CreatedSpan::MENU.into_iter().map(|span| {
        let created = span.filter();
        segment(words::span(span), created == props.created, created)
    });
    html! {
        <div class="segs" role="radiogroup" aria-label={words::CREATED}>
            { for spans }
            { segment(words::CUSTOM, props.is_custom, Some(props.custom)) }
        </div>
    }
}

/// The order that is chosen.
#[derive(PartialEq, Properties)]
pub(super) struct SortProps {
    pub(super) sort: Sort,
}

/// The orders. One that a column header made is none of them, and shown nevertheless.
#[component]
pub(super) fn SortSelect(SortProps { sort: chosen }: &SortProps) -> Html {
    let label = orders::label(*chosen);
    let is_own = !Sort::MENU.contains(chosen);
    let node = use_shown(if is_own { label.to_string() } else { chosen.to_string() });
    let onchange =
        use_dispatch().filter(|event| Sort::parse(&picked(&event)?).map(FilterEvent::SortChosen));
    let options = Sort::MENU.into_iter().map(|it| {
        html! {
            <option value={it.to_string()} selected={it == *chosen}>{ orders::label(it) }</option>
        }
    });
    html! {
        <select ref={node} class="field" aria-label={words::SORT} {onchange}>
            if is_own {
                <option selected=true>{ label }</option>
            }
            { for options }
        </select>
    }
}

/// The select with this reference shows the option of this value. After a person has picked one, its `selected`
/// attributes count no more.
#[hook]
fn use_shown(value: String) -> NodeRef {
    let node = use_node_ref();
    use_effect_with((node.clone(), value), |(node, value)| {
        if let Some(select) = node.cast::<HtmlSelectElement>() {
            select.set_value(value);
        }
    });
    node
}

/// What was picked in a select.
fn picked(event: &web_sys::Event) -> Option<String> {
    let select: HtmlSelectElement = event.target_dyn_into()?;
    Some(select.value())
}
