//! All filters in a sheet, for narrow widgets.

use yew::prelude::*;

use super::LEAVE;
use super::created_menu::CreatedDays;
use super::sheet_fields::{CreatedSegments, ProgramSelect, SortSelect};
use super::type_menu::TypeOptions;
use crate::core::app::event::{Event, FilterEvent};
use crate::core::screen::toolbar as screen;
use crate::core::words::toolbar as words;
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
                { filters(sheet) }
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
fn filters(sheet: &screen::FilterSheet) -> Html {
    html! {
        <div class="in">
            <fieldset>
                <legend>{ words::TYPE }</legend>
                <TypeOptions choices={sheet.types.clone()} />
            </fieldset>
            <fieldset>
                <legend>{ words::PROGRAM }</legend>
                <ProgramSelect menu={sheet.programs.clone()} />
            </fieldset>
            <fieldset>
                <legend>{ words::CREATED }</legend>
                <CreatedSegments created={sheet.created} custom={sheet.custom} is_custom={sheet.is_custom} />
                if sheet.is_custom {
                    <CreatedDays created={sheet.created} />
                }
            </fieldset>
            <fieldset>
                <legend>{ words::SORT }</legend>
                <SortSelect sort={sheet.sort} />
            </fieldset>
        </div>
    }
}
