//! The search box: what is typed, and what is offered meanwhile.

use crate::core::app::effect::{Effect, Target};
use crate::core::app::event::{SearchEvent, Step};
use crate::core::app::model::Model;
use crate::core::list::suggestions::Offer;
use crate::core::query::{Completion, Place, Subject};
use crate::core::words::job::NAMES;

use super::{detail, filters};

pub(super) fn handle(model: &mut Model, event: SearchEvent, effects: &mut Vec<Effect>) {
    match event {
        SearchEvent::Typed { text, cursor } => typed(model, text, cursor, effects),
        SearchEvent::CursorMoved(cursor) => go(model, cursor, effects),
        SearchEvent::Opened(cursor) => {
            go(model, cursor, effects);
            model.search.is_open = true;
        }
        SearchEvent::Cleared => {
            filters::edit(model, String::new(), effects);
            // The button is gone; who pressed it writes something else.
            effects.push(Effect::Focus(Target::Search));
        }
        SearchEvent::Closed => close(model),
        SearchEvent::Moved(step) => mark(model, step),
        SearchEvent::Chosen(at) => choose(model, at, "", effects),
        SearchEvent::OneMoreAsked(at) => choose(model, at, ",", effects),
        SearchEvent::Left => {
            close(model);
            read(model, None, effects);
        }
        SearchEvent::Corrected(at) => correct(model, at, effects),
        SearchEvent::MistakeLeftAlone => model.search.left_alone = Some(model.query_text.clone()),
        SearchEvent::ExamplePressed(filter) => try_example(model, filter, effects),
    }
}

/// Goes to the box, and says what can be written there.
pub(super) fn enter(model: &mut Model, effects: &mut Vec<Effect>) {
    effects.push(Effect::Focus(Target::Search));
    effects.push(Effect::PlaceCursor(units(&model.query_text)));
    read(model, Some(model.query_text.len()), effects);
    model.search.is_open = true;
}

fn typed(model: &mut Model, text: String, cursor: usize, effects: &mut Vec<Effect>) {
    let cursor = bytes(&text, cursor);
    model.search.marked = None;
    model.search.left_alone = None;
    // After a whole filter, people look at the list.
    let place = Place::new(&text, cursor, &NAMES);
    let is_between = matches!(&place.subject, Subject::Word(word) if word.is_empty());
    model.search.is_open = !is_between || text.is_empty();
    filters::typed(model, text, Some(cursor), effects);
}

fn go(model: &mut Model, cursor: usize, effects: &mut Vec<Effect>) {
    let cursor = bytes(&model.query_text, cursor);
    if model.search.cursor != Some(cursor) {
        model.search.marked = None;
        read(model, Some(cursor), effects);
    }
}

/// Reads the same text with the cursor elsewhere.
fn read(model: &mut Model, cursor: Option<usize>, effects: &mut Vec<Effect>) {
    if model.search.cursor != cursor {
        filters::typed(model, model.query_text.clone(), cursor, effects);
    }
}

fn close(model: &mut Model) {
    model.search.is_open = false;
    model.search.marked = None;
}

/// Before the first suggestion and after the last is none: the text itself.
fn mark(model: &mut Model, step: Step) {
    let n = model.search.shown().map_or(0, |it| it.list.len());
    let last = n.checked_sub(1);
    model.search.marked = match (step, model.search.marked) {
        (Step::First, _) | (Step::Next, None) => last.map(|_| 0),
        (Step::Last, _) | (Step::Previous, None) => last,
        (Step::Next, Some(at)) => Some(at + 1).filter(|it| *it < n),
        (Step::Previous, Some(at)) => at.checked_sub(1),
    };
}

fn choose(model: &mut Model, at: usize, then: &str, effects: &mut Vec<Effect>) {
    let Some(suggestions) = model.search.shown() else { return };
    let Some(chosen) = suggestions.list.get(at) else { return };
    let place = suggestions.place.clone();
    let completion = match (&chosen.offer, &place.subject) {
        (Offer::Filter(filter), _) => Completion::Filter(*filter),
        (Offer::Value(value), _) => Completion::Value(value.clone()),
        (Offer::Messages(word), _) => Place::in_messages(word),
        (Offer::Job(job), Subject::Value { .. }) => Completion::Value((&*job.id).into()),
        (Offer::Job(job), Subject::Word(_)) => {
            let id = job.id.clone();
            close(model);
            return detail::open(model, &id, effects);
        }
    };
    let (mut text, mut cursor) = place.complete(&model.query_text, &completion);
    if !then.is_empty() {
        if text.get(..cursor).is_some_and(|it| it.ends_with(' ')) {
            cursor -= 1;
            text.remove(cursor);
        }
        text.insert_str(cursor, then);
        cursor += then.len();
    }
    let units = units(text.get(..cursor).unwrap_or_default());
    typed(model, text, units, effects);
    effects.push(Effect::PlaceCursor(units));
}

/// Puts what was probably meant in the place of the first mistake.
fn correct(model: &mut Model, at: usize, effects: &mut Vec<Effect>) {
    let Some(problem) = model.query.problems(model.undocumented()).next() else { return };
    let Some(meant) = problem.mistake.corrections().get(at).map(|it| (*it).to_owned()) else {
        return;
    };
    let mut text = model.query_text.clone();
    if text.get(problem.span.clone()).is_none() {
        return;
    }
    text.replace_range(problem.span.clone(), &meant);
    let cursor = units(text.get(..problem.span.start + meant.len()).unwrap_or_default());
    filters::edit(model, text, effects);
    effects.push(Effect::Focus(Target::Search));
    effects.push(Effect::PlaceCursor(cursor));
}

fn try_example(model: &mut Model, filter: &str, effects: &mut Vec<Effect>) {
    let text = [model.query_text.trim_end(), filter].join(" ");
    model.dialog = None;
    filters::edit(model, text.trim_start().to_owned(), effects);
    effects.push(Effect::Focus(Target::Search));
    effects.push(Effect::PlaceCursor(units(&model.query_text)));
}

/// How long a text is in UTF-16 code units.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The byte of a text at a place in UTF-16 code units. Inside of a letter it is its beginning.
fn bytes(text: &str, units: usize) -> usize {
    let mut passed = 0;
    for (at, letter) in text.char_indices() {
        passed += letter.len_utf16();
        if passed > units {
            return at;
        }
    }
    text.len()
}
