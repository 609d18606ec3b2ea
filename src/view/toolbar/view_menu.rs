//! The menu for what the list looks like, and for the list as a file.

use yew::prelude::*;

use super::LEAVE;
use super::column_list::column_list;
use crate::core::app::config::Density;
use crate::core::app::event::{ActionEvent, Copyable, Event, OverviewEvent, ViewEvent};
use crate::core::export::Format;
use crate::core::screen::toolbar::{OverviewChoice, ViewMenu};
use crate::core::words::{count, view as words};
use crate::view::context::{Dispatch, Formats};
use crate::view::controls::{Icon, LinkButton, Popover};

/// The menu for what the list looks like, and for the list as a file.
pub(super) fn view_menu(menu: &ViewMenu, dispatch: &Dispatch, formats: &Formats) -> Html {
    html! {
        <Popover label={words::VIEW} class="menu-view" leave={LEAVE}>
            if !menu.columns.is_empty() {
                <div class="ph">
                    { words::COLUMNS }
                    <LinkButton words={words::RESET} sends={Event::from(ViewEvent::ColumnsReset)} />
                </div>
                { column_list(&menu.columns, dispatch) }
                <hr class="rule" />
            }
            { density(menu.density, dispatch) }
            { menu.overview.map(|it| overview(it, dispatch)).unwrap_or_default() }
            <hr class="rule" />
            { download(menu, dispatch, formats) }
            { copy(menu, dispatch, formats) }
        </Popover>
    }
}

fn density(chosen: Density, dispatch: &Dispatch) -> Html {
    let segment = |density, words| {
        html! {
            <button
                type="button"
                role="radio"
                aria-checked={(density == chosen).to_string()}
                onclick={dispatch.on_press(ViewEvent::DensityChosen(density))}
            >
                { words }
            </button>
        }
    };
    html! {
        <div class="set">
            <span class="grow">{ words::DENSITY }</span>
            <span class="switch-segs" role="radiogroup" aria-label={words::DENSITY}>
                { segment(Density::Comfortable, words::NORMAL) }
                { segment(Density::Compact, words::COMPACT) }
            </span>
        </div>
    }
}

fn overview(choice: OverviewChoice, dispatch: &Dispatch) -> Html {
    let onclick = dispatch.on_press(OverviewEvent::Toggled);
    match choice {
        OverviewChoice::Over(is_on) => html! {
            <div class="set">
                <span class="grow">{ words::OVERVIEW }</span>
                <button
                    class="switch"
                    type="button"
                    role="switch"
                    aria-label={words::OVERVIEW}
                    aria-checked={is_on.to_string()}
                    {onclick}
                />
            </div>
        },
        OverviewChoice::Alone(is_alone) => html! {
            <div class="set">
                <button class="btn small grow" part="button" type="button" {onclick}>
                    { if is_alone { words::SHOW_LIST } else { words::SHOW_OVERVIEW } }
                </button>
            </div>
        },
    }
}

fn download(menu: &ViewMenu, dispatch: &Dispatch, formats: &Formats) -> Html {
    let what = words::download(menu.n_selected, &**formats);
    let button = |format, words| {
        html! {
            <button
                class="btn small"
                part="button"
                type="button"
                aria-label={words::download_as(&what, words)}
                aria-disabled={(menu.n_jobs == 0).then_some("true")}
                onclick={dispatch.on_press(ActionEvent::ExportPressed(format))}
            >
                { words }
            </button>
        }
    };
    html! {
        <div class="set">
            { Icon::Download }
            <span class="grow">{ what.clone() }</span>
            { button(Format::Csv, words::CSV) }
            { button(Format::Json, words::JSON) }
        </div>
    }
}

fn copy(menu: &ViewMenu, dispatch: &Dispatch, formats: &Formats) -> Html {
    let copies = ActionEvent::CopyPressed(Copyable::List(menu.n_jobs));
    html! {
        <button
            class="opt"
            type="button"
            aria-disabled={(menu.n_jobs == 0).then_some("true")}
            onclick={dispatch.on_press(copies)}
        >
            { Icon::Copy }
            <span class="grow">{ words::copy(menu.n_selected, &**formats) }</span>
            <span class="n">{ count::jobs(menu.n_jobs, &**formats) }</span>
        </button>
    }
}
