//! The overview.

use crate::core::app::effect::{Effect, Target};
use crate::core::app::event::OverviewEvent;
use crate::core::app::model::Model;
use crate::core::list::cursor::Cursor;

pub(super) fn handle(model: &mut Model, event: OverviewEvent, effects: &mut Vec<Effect>) {
    match event {
        OverviewEvent::Toggled => toggle(model, effects),
    }
}

fn toggle(model: &mut Model, effects: &mut Vec<Effect>) {
    let was_alone = model.is_overview_alone();
    model.toggle_overview();
    if was_alone {
        // The button that was pressed goes.
        let Cursor { row, column } = model.cursor;
        effects.push(Effect::Focus(Target::Cell { row, column }));
    }
}
