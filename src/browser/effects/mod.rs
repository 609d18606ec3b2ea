//! Does what the core wants done: each file one kind of thing, and tells what came of it as an event.

pub(super) mod address;
mod answer;
mod clipboard;
mod download;
mod export;
mod fetcher;
mod in_flight;
mod options;
pub(super) mod page;
mod preview;
mod request;

use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, ShadowRoot};
use yew::Callback;

use self::download::Kept;
use self::export::Written;
use self::in_flight::InFlight;
use crate::core::api::request::{Request, RequestId};
use crate::core::app::effect::{Effect, Target};
use crate::core::app::event::{ActionEvent, Copyable, NetworkEvent, Step};
use crate::core::export::Format;
use crate::core::job::Job;
use crate::view::Dispatch;

/// How the core hears what came of an effect.
#[derive(Clone)]
pub(super) struct Link {
    /// Takes what happened.
    pub(super) dispatch: Dispatch,
    /// Takes a part of an answer. The function is called when it was taken over.
    pub(super) part: Callback<(NetworkEvent, Function)>,
}

impl Link {
    /// Tells a part of an answer, and waits until it was taken over.
    async fn tell(&self, part: NetworkEvent) {
        let mut part = Some(part);
        let taken_over = Promise::new(&mut |resolve, _| {
            if let Some(part) = part.take() {
                self.part.emit((part, resolve));
            }
        });
        let _ = taken_over.await;
    }
}

/// What takes more than the page to do.
pub(super) enum Rest {
    /// The elements as they are drawn next.
    AfterDrawing(AfterDrawing),
    /// The model, which keeps how dates and numbers are written.
    UseLocale {
        /// A BCP 47 tag. `None`: the viewer's.
        language: Option<Box<str>>,
        /// An IANA name. `None`: the viewer's.
        time_zone: Option<Box<str>>,
    },
}

/// What is done when the elements are drawn.
pub(super) enum AfterDrawing {
    /// Move the focus.
    Focus(Target),
    /// Move the focus among the options of the open menu.
    MoveFocus(Step),
    /// Put the cursor of the search box at this place of its text.
    PlaceCursor(usize),
    /// Scroll the list to this many CSS pixels.
    ScrollList(f64),
}

/// Performs effects for one element.
pub(super) struct Effects {
    host: HtmlElement,
    root: ShadowRoot,
    link: Link,
    in_flight: InFlight,
    kept: Kept,
    written: Written,
    /// What the browser would not write into the address yet.
    unwritten: Option<Effect>,
}

impl Effects {
    pub(super) fn new(host: HtmlElement, root: ShadowRoot, link: Link) -> Self {
        let (in_flight, kept) = (InFlight::default(), Kept::default());
        Self { host, root, link, in_flight, kept, written: Written::default(), unwritten: None }
    }

    /// Performs an effect, or gives back what is left of it.
    pub(super) fn perform(&mut self, effect: Effect) -> Option<Rest> {
        match effect {
            Effect::Send(request) => self.send(request),
            Effect::Download(request, job) => self.download(request, job),
            Effect::Preview(request, job) => self.preview(request, job),
            Effect::Save(request, name) => self.kept.save(request, &name),
            Effect::SaveText(name, text) => download::save_text(&text, &name),
            Effect::BeginCopy(what, formats) => self.begin_copy(what, &formats),
            Effect::Write(format, piece) => self.written.add(format, &piece),
            Effect::SaveWritten(name) => self.written.save(&name),
            Effect::EndCopy => self.written.end(),
            Effect::Abort(id) => {
                self.in_flight.abort(id);
                self.kept.take(id);
            }
            Effect::Emit(event) => {
                page::dispatch(&self.host, &event);
            }
            Effect::Ask(event, then) => {
                if page::dispatch(&self.host, &event) {
                    self.link.dispatch.send(then);
                }
            }
            Effect::Reflect(name, value) => page::reflect(&self.host, name, value.as_deref()),
            Effect::Warn(text) => page::warn(&text),
            Effect::Copy(what, text) => self.copy(what, text),
            Effect::CopyLink(address, shown) => {
                self.copy(Copyable::Link, address::url(&address, &shown).unwrap_or_default());
            }
            Effect::WriteAddress { ref address, ref shown, is_step } => {
                // What was refused before is out of date now.
                let is_refused = address::write(address, shown, is_step).is_err();
                self.unwritten = is_refused.then_some(effect);
            }
            Effect::Focus(target) => return Some(Rest::AfterDrawing(AfterDrawing::Focus(target))),
            Effect::MoveFocus(step) => {
                return Some(Rest::AfterDrawing(AfterDrawing::MoveFocus(step)));
            }
            Effect::PlaceCursor(at) => {
                return Some(Rest::AfterDrawing(AfterDrawing::PlaceCursor(at)));
            }
            Effect::ScrollList(top) => {
                return Some(Rest::AfterDrawing(AfterDrawing::ScrollList(top)));
            }
            Effect::UseLocale { language, time_zone } => {
                return Some(Rest::UseLocale { language, time_zone });
            }
        }
        None
    }

    /// A request was answered, or failed: there is nothing to give up any more.
    pub(super) fn finished(&mut self, id: RequestId) {
        self.in_flight.end(id);
    }

    /// Does again what the browser refused.
    pub(super) fn retry(&mut self) {
        if let Some(effect) = self.unwritten.take() {
            self.perform(effect);
        }
    }

    /// Gives up all that goes on.
    pub(super) fn stop(&mut self) {
        self.in_flight = InFlight::default();
        self.kept = Kept::default();
        self.written = Written::default();
        self.unwritten = None;
    }

    fn send(&mut self, request: Request) {
        let Some(signal) = self.in_flight.begin(request.id) else { return };
        let (host, link) = (self.host.clone(), self.link.clone());
        spawn_local(async move {
            let answer = answer::fetch(&host, &request, &signal, &link).await;
            link.dispatch.send(NetworkEvent::Answered { request: request.id, answer });
        });
    }

    fn download(&mut self, request: Request, job: Rc<Job>) {
        let Some(signal) = self.in_flight.begin(request.id) else { return };
        let (host, dispatch) = (self.host.clone(), self.link.dispatch.clone());
        let kept = self.kept.clone();
        spawn_local(async move {
            let id = request.id;
            let result = download::download(&host, &request, &job, &signal, &dispatch, &kept).await;
            dispatch.send(NetworkEvent::Downloaded { request: id, result });
        });
    }

    fn preview(&mut self, request: Request, job: Rc<Job>) {
        let Some(signal) = self.in_flight.begin(request.id) else { return };
        let (host, dispatch) = (self.host.clone(), self.link.dispatch.clone());
        spawn_local(async move {
            let id = request.id;
            let result = preview::preview(&host, &request, &job, &signal).await;
            dispatch.send(NetworkEvent::Previewed { request: id, result });
        });
    }

    fn copy(&self, what: Copyable, text: String) {
        let (link, root) = (self.link.clone(), self.root.clone());
        spawn_local(async move {
            let ok = clipboard::copy(&text, &root).await;
            link.dispatch.send(ActionEvent::Copied { what, ok });
        });
    }

    fn begin_copy(&mut self, what: Copyable, formats: &[Format]) {
        let promises = self.written.promises(formats);
        let (link, root) = (self.link.clone(), self.root.clone());
        spawn_local(async move {
            let ok = export::copy(promises, &root).await;
            link.dispatch.send(ActionEvent::Copied { what, ok });
        });
    }
}
