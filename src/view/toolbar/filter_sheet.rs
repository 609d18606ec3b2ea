//! All filters in a sheet, for narrow widgets.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::LEAVE;
use super::created_menu::CreatedDays;
use super::type_menu::TypeOptions;
use crate::core::app::event::{Event, FilterEvent};
use crate::core::list::sort::Sort;
use crate::core::query::CreatedSpan;
use crate::core::screen::toolbar as screen;
use crate::core::screen::toolbar::ProgramMenu;
use crate::core::words::{sort as orders, toolbar as words};
use crate::view::context::{use_dispatch, use_formats};
use crate::view::controls::{Button, ButtonKind, Icon, IconButton};
use crate::view::hooks::{use_focus_scope, use_scope_keys};

/// What the sheet shows.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) sheet: screen::FilterSheet,
}

/// The sheet, and what is behind it.
#[component]
pub(crate) fn FilterSheet(Props { sheet }: &Props) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let (node, onkeydown) = (use_focus_scope(), use_scope_keys(LEAVE, true));
    html! {
        <>
            <div class="scrim" onclick={dispatch.on_press(LEAVE)} />
            <div
                ref={node}
                class="sheet"
                part="sheet"
                role="dialog"
                aria-modal="true"
                aria-label={words::FILTERS}
                tabindex="-1"
                {onkeydown}
            >
                <header>
                    <h2>{ words::FILTERS }</h2>
                    <IconButton icon={Icon::Cross} label={words::CLOSE_FILTERS} sends={LEAVE} />
                </header>
                <Filters sheet={sheet.clone()} />
                <div class="acts">
                    <Button words={words::CLEAR} sends={Event::from(FilterEvent::FiltersCleared)} />
                    <Button
                        kind={ButtonKind::Primary}
                        words={words::show_jobs(sheet.n_matches, &*formats)}
                        sends={LEAVE}
                    />
                </div>
            </div>
        </>
    }
}

/// What can be chosen in the sheet.
#[component]
fn Filters(Props { sheet }: &Props) -> Html {
    html! {
        <div class="in">
            <fieldset>
                <legend>{ words::TYPE }</legend>
                <TypeOptions choices={sheet.types.clone()} />
            </fieldset>
            <fieldset>
                <legend>{ words::PROGRAM }</legend>
                <Programs menu={sheet.programs.clone()} />
            </fieldset>
            <fieldset>
                <legend>{ words::CREATED }</legend>
                <Spans sheet={sheet.clone()} />
                if sheet.is_custom {
                    <CreatedDays created={sheet.created} />
                }
            </fieldset>
            <fieldset>
                <legend>{ words::SORT }</legend>
                <Orders sort={sheet.sort} />
            </fieldset>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct ProgramsProps {
    menu: ProgramMenu,
}

#[component]
fn Programs(ProgramsProps { menu }: &ProgramsProps) -> Html {
    let chosen = menu.choices.iter().find(|it| it.is_chosen).map(|it| it.value.to_string());
    let node = use_shown(chosen.unwrap_or_default());
    let onchange = use_dispatch().filter(|event| {
        let program = Some(picked(&event)?).filter(|it| !it.is_empty());
        Some(FilterEvent::ProgramChosen(program.map(|it| it.as_str().into())))
    });
    let options = menu.choices.iter().map(|it| {
        let program = it.value.to_string();
        html! { <option value={program.clone()} selected={it.is_chosen}>{ program }</option> }
    });
    html! {
        <select ref={node} class="field" aria-label={words::PROGRAM} {onchange}>
            <option value="" selected={menu.is_any}>{ words::ANY_PROGRAM }</option>
            { for options }
        </select>
    }
}

/// The spans of time in a row, and a way to choose other days.
#[component]
fn Spans(Props { sheet }: &Props) -> Html {
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
        segment(words::span(span), created == sheet.created, created)
    });
    html! {
        <div class="segs" role="radiogroup" aria-label={words::CREATED}>
            { for spans }
            { segment(words::CUSTOM, sheet.is_custom, Some(sheet.custom)) }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct OrdersProps {
    sort: Sort,
}

/// The orders. One that a column header made is none of them, and shown nevertheless.
#[component]
fn Orders(OrdersProps { sort: chosen }: &OrdersProps) -> Html {
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
