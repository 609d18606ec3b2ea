//! What the list looks like: its columns and the height of its rows.

use crate::core::app::announcer::Topic;
use crate::core::app::config::{Config, Density, Showing};
use crate::core::app::effect::{Effect, HostEvent, Target};
use crate::core::app::event::{Menu, Step, ViewEvent};
use crate::core::app::model::{Lifted, Model};
use crate::core::list::columns::{Column, Columns};
use crate::core::words::view as words;

pub(super) fn handle(model: &mut Model, event: ViewEvent, effects: &mut Vec<Effect>) {
    match event {
        ViewEvent::ColumnToggled(column) => {
            let columns = model.layout.columns.toggled(column);
            choose(model, Some(columns), effects);
        }
        ViewEvent::ColumnLifted(column) => lift(model, column, effects),
        ViewEvent::ColumnMoved(column, place) => shift(model, column, place, effects),
        ViewEvent::ColumnStepped(column, step) => step_to(model, column, step, effects),
        ViewEvent::ColumnDropped { stays } => drop_lifted(model, stays, effects),
        ViewEvent::ColumnsReset => choose(model, None, effects),
        ViewEvent::DensityChosen(density) => choose_density(model, density, effects),
    }
}

/// A column stays where it is when the menu goes.
pub(super) fn settle(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.menu != Some(Menu::View) {
        drop_lifted(model, true, effects);
    }
    lay_out(model);
}

/// Draws the columns that were chosen, as far as there is room. The focus stays in its column.
fn lay_out(model: &mut Model) {
    let (chosen, has_card) = (model.config.columns.as_ref(), model.open.is_some());
    let layout = model.layout.followed(chosen, model.viewport.width, has_card);
    if layout != model.layout {
        let column = model.cursor.column;
        model.cursor.column = model.layout.columns.index_among(&layout.columns, column);
        model.layout = layout;
    }
}

/// Takes over columns. The page is told when they are where they stay.
fn choose(model: &mut Model, columns: Option<Columns>, effects: &mut Vec<Effect>) {
    if columns == model.config.columns {
        return;
    }
    model.config.columns = columns;
    if model.lifted.is_none() {
        tell_columns(model, effects);
    }
}

fn tell_columns(model: &Model, effects: &mut Vec<Effect>) {
    let columns = model.config.columns.as_ref().map(|it| it.to_string().into());
    effects.push(Effect::Reflect("columns", columns));
    tell(model, effects);
}

fn tell(model: &Model, effects: &mut Vec<Effect>) {
    let Config { columns, density, overview, .. } = &model.config;
    let (columns, density, overview) = (columns.clone(), *density, *overview);
    effects.push(Effect::Emit(HostEvent::View { columns, density, overview }));
}

fn choose_density(model: &mut Model, density: Density, effects: &mut Vec<Effect>) {
    if density != model.config.density {
        model.config.density = density;
        effects.push(Effect::Reflect("density", Some(density.key().into())));
        tell(model, effects);
    }
}

/// Shows the overview over the list, or no longer.
pub(super) fn show_overview(model: &mut Model, showing: Showing, effects: &mut Vec<Effect>) {
    model.config.overview = showing;
    effects.push(Effect::Reflect("overview", Some(showing.key().into())));
    tell(model, effects);
}

/// Takes a column up, or puts it down when it is.
fn lift(model: &mut Model, column: Column, effects: &mut Vec<Effect>) {
    if model.lifted.is_some() {
        drop_lifted(model, true, effects);
    } else if !column.is_fixed() && model.layout.columns.contains(column) {
        model.lifted = Some(Lifted { column, before: model.config.columns.clone() });
        announce(model, column);
    }
}

/// Moves a column. It is found again where it then is.
fn shift(model: &mut Model, column: Column, place: usize, effects: &mut Vec<Effect>) {
    let columns = model.layout.columns.moved(column, place);
    if columns != model.layout.columns {
        choose(model, Some(columns), effects);
        lay_out(model);
        effects.push(Effect::Focus(Target::Handle(column)));
        announce(model, column);
    }
}

fn step_to(model: &mut Model, column: Column, step: Step, effects: &mut Vec<Effect>) {
    let Some(place) = model.layout.columns.iter().position(|it| it == column) else { return };
    let place = match step {
        Step::Previous => place.saturating_sub(1),
        Step::Next => place + 1,
        Step::First => 0,
        Step::Last => usize::MAX,
    };
    shift(model, column, place, effects);
}

fn drop_lifted(model: &mut Model, stays: bool, effects: &mut Vec<Effect>) {
    let Some(Lifted { column, before }) = model.lifted.take() else { return };
    if !stays {
        model.config.columns = before;
        lay_out(model);
        effects.push(Effect::Focus(Target::Handle(column)));
        announce(model, column);
    } else if before != model.config.columns {
        tell_columns(model, effects);
    }
}

/// Where a column is now.
fn announce(model: &mut Model, column: Column) {
    let columns = &model.layout.columns;
    let Some(place) = columns.iter().position(|it| it == column) else { return };
    let text = words::place(column, place + 1, columns.iter().len(), &*model.locale);
    model.announcer.say(Topic::Columns, text, model.instant);
}
