//! The overview.

use crate::core::app::config::Showing;
use crate::core::app::effect::{Effect, Target};
use crate::core::app::event::{Menu, OverviewEvent};
use crate::core::app::model::Model;
use crate::core::list::cursor::Cursor;

use super::{filters, view};

pub(super) fn handle(model: &mut Model, event: OverviewEvent, effects: &mut Vec<Effect>) {
    let query = match event {
        OverviewEvent::Toggled => return toggle(model, effects),
        OverviewEvent::ChartMeasured(size) => {
            model.overview.chart = size;
            return;
        }
        OverviewEvent::BarsChosen { first, last } => {
            if model.chosen_bars() == Some(first..=last) {
                model.take_bars_back()
            } else {
                model.choose_bars(first..=last)
            }
        }
        OverviewEvent::BarsTakenBack => {
            // Where a button was pressed for it, that goes.
            effects.push(Effect::Focus(Target::Chart));
            model.take_bars_back()
        }
        OverviewEvent::FigurePressed { figure, term } => Some(model.press_figure(figure, term)),
        OverviewEvent::ReasonPressed(term) => {
            if model.menu.take_if(|it| *it == Menu::Reasons).is_some() {
                // There will be one reason, and nothing to open.
                effects.push(Effect::Focus(Target::Chart));
            }
            Some(model.query.with_term_toggled(&term).to_string())
        }
    };
    if let Some(query) = query {
        filters::edit(model, query, effects);
    }
}

/// Over the list it is shown as the attribute says, which follows the person. In its place it is shown until the list is
/// wanted again.
fn toggle(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.has_overview_room() {
        let showing = if model.is_overview_wanted() { Showing::Off } else { Showing::On };
        view::show_overview(model, showing, effects);
        return;
    }
    let was_alone = model.is_overview_alone();
    model.toggle_overview_alone();
    // The button that was pressed goes, in the menu and under the overview.
    model.menu = None;
    if was_alone {
        effects.push(Effect::ScrollList(model.viewport.scroll_top));
        let Cursor { row, column } = model.cursor;
        effects.push(Effect::Focus(Target::Cell { row, column }));
    } else {
        effects.push(Effect::Focus(Target::Chart));
    }
}
