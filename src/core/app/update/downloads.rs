//! Results on their way.

use std::rc::Rc;

use crate::core::api::request::{Method, Request, RequestId};
use crate::core::api::result_file::NoResult;
use crate::core::app::effect::{Effect, HostEvent};
use crate::core::app::event::{ActionEvent, Event};
use crate::core::app::model::Model;
use crate::core::job::Job;
use crate::core::words::download as words;

use super::batches::report;

/// Asks the page for each of them.
pub(super) fn ask(model: &mut Model, jobs: &[Rc<Job>], effects: &mut Vec<Effect>) {
    let Ok(api) = &model.config.api else { return };
    model.downloading.ask(jobs);
    effects.extend(jobs.iter().filter_map(|it| {
        let (id, url) = (Rc::clone(&it.id), api.result(&it.id)?.url().to_owned());
        let event = HostEvent::Download { id: Rc::clone(&id), url };
        Some(Effect::Ask(event, Event::Action(ActionEvent::DownloadAllowed(id))))
    }));
}

pub(super) fn allowed(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) {
    if model.downloading.admit(id) {
        go_on(model, effects);
    } else {
        begin(model, id, effects);
    }
}

/// Sends the request, if it can still be made.
fn begin(model: &mut Model, id: &Rc<str>, effects: &mut Vec<Effect>) -> Option<()> {
    let job = model.job(id)?;
    let endpoint = model.config.api.as_ref().ok()?.result(id)?;
    let request = Request { timeout: None, ..model.request(Method::Get, endpoint) };
    model.downloads.push((request.id, Rc::clone(id)));
    effects.push(Effect::Download(request, job));
    Some(())
}

/// Begins those whose turn it is, and tells how it went when there are no more.
fn go_on(model: &mut Model, effects: &mut Vec<Effect>) {
    while let Some(id) = model.downloading.turn() {
        if begin(model, &id, effects).is_some() {
            model.downloading.begin(id);
        }
    }
    if let Some(outcome) = model.downloading.outcome() {
        let locale = &*model.locale;
        let (started, problems) =
            (words::started(&outcome, locale), words::problems(&outcome, locale));
        report(model, started, problems);
    }
}

pub(super) fn ended(
    model: &mut Model,
    request: RequestId,
    result: Result<String, NoResult>,
    effects: &mut Vec<Effect>,
) {
    let Some(place) = model.downloads.iter().position(|(it, _)| *it == request) else { return };
    let (_, id) = model.downloads.remove(place);
    let stops_all = matches!(&result, Err(NoResult::Error(error)) if error.stops_all());
    let result = result.map_err(|it| words::no_result(&it));
    if model.downloading.has(&id) {
        if let (Err(trouble), true) = (&result, stops_all) {
            model.downloading.give_up(trouble);
        }
        model.downloading.end(&id, result.map(drop));
        go_on(model, effects);
        return;
    }
    match result {
        Ok(name) => model.toasts.tell(words::began(&name), None, model.instant),
        Err(trouble) => model.toasts.fail(trouble),
    }
}
