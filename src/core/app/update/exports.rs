//! The list as a file and for the clipboard: written in slices, so that nothing else has to wait.

use crate::core::api::file_name;
use crate::core::app::effect::{Effect, HostEvent};
use crate::core::app::event::{ActionEvent, Copyable, Event, Menu};
use crate::core::app::model::{Exporting, Model, Purpose};
use crate::core::export::Format;
use crate::core::words::download as words;

use super::overlays;

/// Asks the page.
pub(super) fn ask(model: &mut Model, format: Format, effects: &mut Vec<Effect>) {
    overlays::close(model, Menu::View, effects);
    let count = model.n_exported();
    if count > 0 && !told_to_wait(model) {
        let event = HostEvent::Export { format, count };
        effects.push(Effect::Ask(event, Event::Action(ActionEvent::ExportAllowed(format))));
    }
}

/// Begins a file.
pub(super) fn allowed(model: &mut Model, format: Format) {
    if !told_to_wait(model) {
        let name = file_name::of_list(model.now.day(&*model.locale), format.extension());
        model.exporting = Some(Exporting::file(format, name, model.exported()));
    }
}

/// Begins a copy.
pub(super) fn copy(model: &mut Model, effects: &mut Vec<Effect>) {
    overlays::close(model, Menu::View, effects);
    if model.n_exported() == 0 || told_to_wait(model) {
        return;
    }
    let exporting = Exporting::copy(model.exported());
    let what = Copyable::List(exporting.n_jobs);
    effects.push(Effect::BeginCopy(what, exporting.formats().collect()));
    model.exporting = Some(exporting);
}

/// One list is written at a time: tells whoever asks for another meanwhile. Returns whether it did.
fn told_to_wait(model: &mut Model) -> bool {
    let is_writing = model.exporting.is_some();
    if is_writing {
        model.toasts.tell(words::LIST_IS_BEING_WRITTEN, None, model.instant);
    }
    is_writing
}

/// Writes the next slice. The rest waits until the browser has done everything else.
pub(super) fn go_on(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(exporting) = &mut model.exporting else { return };
    if let Some((format, piece)) = exporting.write() {
        effects.push(Effect::Write(format, piece));
        return;
    }
    let Some(Exporting { purpose, .. }) = model.exporting.take() else { return };
    match purpose {
        Purpose::File(name) => {
            model.toasts.tell(words::saved(&name), None, model.instant);
            effects.push(Effect::SaveWritten(name));
        }
        Purpose::Copy => effects.push(Effect::EndCopy),
    }
}
