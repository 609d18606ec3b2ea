//! The beginning of the open job's result: asked of the page like a download, and read when the person wants it.

use std::rc::Rc;

use crate::core::api::request::{Method, RequestId};
use crate::core::api::result_file::NoResult;
use crate::core::app::announcer::Topic;
use crate::core::app::effect::{Effect, HostEvent, Target};
use crate::core::app::event::{ActionEvent, Event};
use crate::core::app::model::{Model, OpenPreview, PreviewState};
use crate::core::job::Job;
use crate::core::preview::Preview;
use crate::core::words::preview as words;

/// Asks the page: what a preview shows is a part of what a download saves.
pub(super) fn ask(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) {
    let Some(job) = previewable(model, id) else { return };
    let Ok(api) = &model.config.api else { return };
    if let Some(endpoint) = api.result(&job.id) {
        let event = HostEvent::Download { id: Rc::clone(id), url: endpoint.url().to_owned() };
        let then = Event::Action(ActionEvent::PreviewAllowed(Rc::clone(id)));
        effects.push(Effect::Ask(event, then));
    }
}

pub(super) fn allowed(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) {
    let Some(job) = previewable(model, id) else { return };
    let Some(endpoint) = model.config.api.as_ref().ok().and_then(|it| it.result(id)) else {
        return;
    };
    forget(model, effects);
    let request = model.request(Method::Get, endpoint);
    if let Some(open) = &mut model.open {
        let state = PreviewState::Loading(request.id);
        open.preview = Some(OpenPreview { completed: job.completed, state });
    }
    effects.push(Effect::Preview(request, job));
    // The button that was pressed goes.
    effects.push(Effect::Focus(Target::Preview));
}

pub(super) fn arrived(model: &mut Model, request: RequestId, result: Result<Preview, NoResult>) {
    let Some(records) = model.open_job().map(|it| it.records) else { return };
    let Some(preview) = model.open.as_mut().and_then(|it| it.preview.as_mut()) else { return };
    if preview.state != PreviewState::Loading(request) {
        return;
    }
    let said = match &result {
        Ok(Preview { table: Ok(table), .. }) => words::extent(table, records, &*model.locale),
        Ok(Preview { table: Err(refusal), .. }) => words::refusal(*refusal, None),
        Err(reason) => words::not_loaded(reason),
    };
    preview.state = result.map_or_else(PreviewState::Failed, PreviewState::Here);
    model.announcer.say(Topic::Download, said, model.instant);
}

/// Gives up what is on its way.
pub(super) fn forget(model: &mut Model, effects: &mut Vec<Effect>) {
    let preview = model.open.as_mut().and_then(|it| it.preview.take());
    if let Some(OpenPreview { state: PreviewState::Loading(request), .. }) = preview {
        effects.push(Effect::Abort(request));
    }
}

/// The open job, when there is a result to look at.
fn previewable(model: &Model, id: &Rc<str>) -> Option<Rc<Job>> {
    model.open_job().filter(|it| it.id == *id && it.is_downloadable()).cloned()
}
