//! The overview.

use crate::core::app::effect::{Effect, Target};
use crate::core::app::event::{Menu, OverviewEvent};
use crate::core::app::model::Model;
use crate::core::list::cursor::Cursor;

use super::filters;

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

fn toggle(model: &mut Model, effects: &mut Vec<Effect>) {
    let was_alone = model.is_overview_alone();
    model.toggle_overview();
    if was_alone {
        // The list was not shown, and the button that was pressed goes.
        effects.push(Effect::ScrollList(model.viewport.scroll_top));
        let Cursor { row, column } = model.cursor;
        effects.push(Effect::Focus(Target::Cell { row, column }));
    }
}
