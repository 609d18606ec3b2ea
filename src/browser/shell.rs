//! The loop: what happens becomes a message for the core, what the core wants is done, the view is drawn.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, EventTarget, HtmlElement, ResizeObserver, ShadowRoot};
use yew::prelude::*;

use super::{clipboard, clock, download, fetch, focus, host, intl::BrowserLocale};
use crate::core::locale::{Locale, PlainLocale};
use crate::core::model::Model;
use crate::core::msg::{Copyable, Effect, Event, HostEvent, Msg, RequestId, Target, Touch};
use crate::core::time::FixedZone;
use crate::core::update::{next_wake, update, use_locale};
use crate::core::window::Viewport;
use crate::view::{self, Send};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) host: HtmlElement,
    pub(super) root: ShadowRoot,
}

/// What reaches the shell.
pub(super) enum Message {
    /// Something for the core.
    Event(Event),
    /// The page wants the list now, and to know when it is there.
    Refresh(Function),
    /// An attribute was changed, perhaps by the widget itself.
    AttributesChanged,
    /// The size of the list may have changed.
    Resized,
}

pub(super) struct Shell {
    model: Model,
    send: Send,
    timer: Option<Timeout>,
    requests: Vec<(RequestId, AbortController)>,
    after_drawing: Vec<Effect>,
    refreshers: Vec<Function>,
    opener: Option<HtmlElement>,
    listeners: Vec<Listener>,
    observer: Option<(ResizeObserver, Closure<dyn FnMut()>)>,
}

/// A listener outside the widget, which ends with it.
struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn FnMut()>,
}

impl Listener {
    fn new(target: EventTarget, name: &'static str, listen: impl FnMut() + 'static) -> Self {
        let closure = Closure::new(listen);
        let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        Self { target, name, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let callback = self.closure.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, callback);
    }
}

impl Component for Shell {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let host = &ctx.props().host;
        let locale = locale(host, None).unwrap_or_else(|| Rc::new(PlainLocale(FixedZone(0))));
        let mut shell = Self {
            model: Model::new(locale),
            send: Send::new(ctx.link().callback(Message::Event)),
            timer: None,
            requests: Vec::new(),
            after_drawing: Vec::new(),
            refreshers: Vec::new(),
            opener: None,
            listeners: listeners(ctx),
            observer: None,
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "any number will do"
        )]
        let seed = (js_sys::Math::random() * 9e15) as u64;
        let event =
            Event::Connected { attributes: host::attributes(host), seed, visible: is_visible() };
        shell.tell(ctx, event);
        shell
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Event(event) => self.happen(ctx, event),
            // Read now and not when it happened: what a person types is shown in an attribute too, and an old value
            // would undo what was typed since.
            Message::AttributesChanged => {
                let attributes = host::attributes(&ctx.props().host);
                self.happen(ctx, Event::AttributesChanged(attributes))
            }
            Message::Resized => match self.measure(ctx) {
                Some(viewport) => self.happen(ctx, Event::Measured(viewport)),
                None => false,
            },
            Message::Refresh(resolve) => {
                self.refreshers.push(resolve);
                let draw = self.happen(ctx, Event::RefreshPressed);
                if self.model.load.in_flight.is_none() {
                    self.resolve_refreshers();
                }
                draw
            }
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        view::app(&self.model, &self.send)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.observe(ctx);
        }
        let root = ctx.props().root.clone();
        for effect in std::mem::take(&mut self.after_drawing) {
            match effect {
                Effect::Focus(target) => {
                    if target == Target::Dialog {
                        self.opener = focus::active(&root);
                    }
                    focus::focus(&root, target, self.opener.as_ref());
                }
                Effect::MoveFocus(step) => focus::step(&root, step),
                Effect::ScrollList(top) => {
                    if let Some(grid) = focus::find(&root, "[part~=grid]") {
                        #[expect(
                            clippy::cast_possible_truncation,
                            reason = "scroll positions are whole pixels"
                        )]
                        grid.set_scroll_top(top.round() as i32);
                    }
                }
                _ => {}
            }
        }
        if let Some(viewport) = self.measure(ctx) {
            ctx.link().send_message(Message::Event(Event::Measured(viewport)));
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        for (_, controller) in &self.requests {
            controller.abort();
        }
        if let Some((observer, _)) = &self.observer {
            observer.disconnect();
        }
        self.listeners.clear();
        self.resolve_refreshers();
    }
}

impl Shell {
    /// Lets something happen. Returns whether to draw.
    fn happen(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        if matches!(event, Event::Answered { .. } | Event::Woken) {
            self.feel(ctx);
        }
        // Most scrolling and measuring changes nothing that is drawn.
        let is_quiet = matches!(event, Event::Scrolled(_) | Event::Measured(_));
        let before = is_quiet.then(|| self.drawn());
        if let Event::Answered { request, .. } | Event::Downloaded { request, .. } = &event {
            self.requests.retain(|(it, _)| it != request);
        }
        self.tell(ctx, event);
        before.is_none_or(|before| before != self.drawn() || !self.after_drawing.is_empty())
    }

    fn tell(&mut self, ctx: &Context<Self>, event: Event) {
        for effect in update(&mut self.model, Msg { at: clock::now(), event }) {
            self.perform(ctx, effect);
        }
        self.arm(ctx);
    }

    /// Which rows are drawn, and in which columns one can walk.
    fn drawn(&self) -> (std::ops::Range<usize>, Viewport) {
        let viewport = self.model.viewport;
        (viewport.rows(self.model.listing.rows.len()), Viewport { scroll_top: 0.0, ..viewport })
    }

    /// Tells the core what touches the list: asked only when it matters, because following the pointer costs.
    fn feel(&mut self, ctx: &Context<Self>) {
        let (pointer, has_focus) = focus::is_in(&ctx.props().root, "[part~=grid]");
        if pointer != self.model.touch.pointer {
            self.tell(ctx, Event::ListTouched(Touch::Pointer, pointer));
        }
        if has_focus != self.model.touch.focus {
            self.tell(ctx, Event::ListTouched(Touch::Focus, has_focus));
        }
    }

    fn perform(&mut self, ctx: &Context<Self>, effect: Effect) {
        let host = &ctx.props().host;
        match effect {
            Effect::Send(request) => {
                let Some(controller) = self.controller(request.id) else { return };
                let (link, host) = (ctx.link().clone(), host.clone());
                spawn_local(async move {
                    let id = request.id;
                    let answer = fetch::fetch(host, request, controller).await;
                    link.send_message(Message::Event(Event::Answered { request: id, answer }));
                });
            }
            Effect::Download(request, job) => {
                let Some(controller) = self.controller(request.id) else { return };
                let (link, host) = (ctx.link().clone(), host.clone());
                spawn_local(async move {
                    let id = request.id;
                    let result = download::download(&host, request, &job, controller).await;
                    link.send_message(Message::Event(Event::Downloaded { request: id, result }));
                });
            }
            Effect::Abort(id) => {
                if let Some(place) = self.requests.iter().position(|(it, _)| *it == id) {
                    self.requests.swap_remove(place).1.abort();
                }
            }
            Effect::Emit(event) => {
                let ends_refresh =
                    matches!(event, HostEvent::Load { .. } | HostEvent::Error { .. });
                host::dispatch(host, &event);
                if ends_refresh {
                    self.resolve_refreshers();
                }
            }
            Effect::Ask(event, then) => {
                if host::dispatch(host, &event) {
                    ctx.link().send_message(Message::Event(then));
                }
            }
            Effect::Reflect(name, value) => host::reflect(host, name, value.as_deref()),
            Effect::Warn(text) => web_sys::console::warn_1(&text.into()),
            Effect::Focus(_) | Effect::MoveFocus(_) | Effect::ScrollList(_) => {
                self.after_drawing.push(effect);
            }
            Effect::Copy(what, text) => copy(ctx, what, text),
            Effect::CopyLink { job, query } => copy(ctx, Copyable::Link, link(&job, &query)),
            Effect::UseTimeZone(zone) => self.use_time_zone(host, zone.as_deref()),
        }
    }

    fn controller(&mut self, id: RequestId) -> Option<AbortController> {
        let controller = AbortController::new().ok()?;
        self.requests.push((id, controller.clone()));
        Some(controller)
    }

    fn use_time_zone(&mut self, host: &HtmlElement, zone: Option<&str>) {
        let found = locale(host, zone).or_else(|| {
            let zone = zone.unwrap_or_default();
            let text = format!(
                "<impact-jobs> time-zone=\"{zone}\" is not allowed. Allowed: an IANA name such as Europe/Berlin. \
                 Used: the viewer's zone."
            );
            web_sys::console::warn_1(&text.into());
            locale(host, None)
        });
        if let Some(found) = found {
            use_locale(&mut self.model, found);
        }
    }

    /// One timer, set to when something is due.
    fn arm(&mut self, ctx: &Context<Self>) {
        self.timer = next_wake(&self.model).map(|at| {
            let wait = at.since(clock::now()).as_millis();
            let link = ctx.link().clone();
            // Browsers take at most a day or so at once; waking early does no harm.
            let wait = u32::try_from(wait).unwrap_or(u32::MAX).min(3_600_000);
            Timeout::new(wait, move || link.send_message(Message::Event(Event::Woken)))
        });
    }

    fn resolve_refreshers(&mut self) {
        for resolve in self.refreshers.drain(..) {
            let _ = resolve.call0(&JsValue::NULL);
        }
    }

    fn observe(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        let closure = Closure::<dyn FnMut()>::new(move || link.send_message(Message::Resized));
        let list = focus::find(&ctx.props().root, "[part~=list]");
        if let (Ok(observer), Some(list)) =
            (ResizeObserver::new(closure.as_ref().unchecked_ref()), list)
        {
            observer.observe(&list);
            self.observer = Some((observer, closure));
        }
    }

    /// The size of the list, when it is not as the core knows it. Nothing while it is not shown.
    fn measure(&self, ctx: &Context<Self>) -> Option<Viewport> {
        let root = &ctx.props().root;
        let grid = focus::find(root, "[part~=grid]")?;
        let known = self.model.viewport;
        let height_of = |selector: &str| {
            let element = grid.query_selector(selector).ok().flatten()?;
            Some(element.get_bounding_client_rect().height())
        };
        let height = f64::from(grid.client_height()) - height_of(".grid-head").unwrap_or(0.0);
        let row_height =
            height_of(".grid-body > .row").filter(|it| *it > 0.0).unwrap_or(known.row_height);
        let measured = Viewport {
            scroll_top: known.scroll_top,
            height,
            width: f64::from(grid.client_width()),
            row_height,
        };
        (measured != known && height > 0.0).then_some(measured)
    }
}

fn listeners(ctx: &Context<Shell>) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let send = |read: fn() -> Event| {
        let link = ctx.link().clone();
        move || link.send_message(Message::Event(read()))
    };
    let mut listeners = vec![
        Listener::new(window.clone().into(), "online", send(|| Event::ConnectionChanged(true))),
        Listener::new(window.clone().into(), "offline", send(|| Event::ConnectionChanged(false))),
    ];
    if let Some(document) = window.document() {
        let event = send(|| Event::VisibilityChanged(is_visible()));
        listeners.push(Listener::new(document.into(), "visibilitychange", event));
    }
    listeners
}

fn is_visible() -> bool {
    let document = web_sys::window().and_then(|it| it.document());
    document.is_none_or(|it| !it.hidden())
}

/// The language of the element's place in the page, in a zone.
fn locale(host: &HtmlElement, zone: Option<&str>) -> Option<Rc<dyn Locale>> {
    let language = host.closest("[lang]").ok().flatten().and_then(|it| it.get_attribute("lang"));
    let locale =
        BrowserLocale::new(language.as_deref(), zone).or_else(|_| BrowserLocale::new(None, zone));
    locale.ok().map(|it| Rc::new(it) as Rc<dyn Locale>)
}

fn copy(ctx: &Context<Shell>, what: Copyable, text: String) {
    let link = ctx.link().clone();
    let root = ctx.props().root.clone();
    spawn_local(async move {
        let ok = clipboard::copy(&text, &root).await;
        link.send_message(Message::Event(Event::Copied { what, ok }));
    });
}

/// This page's address with the job and the filters behind `#`, where a page can find them.
fn link(job: &str, query: &str) -> String {
    let href = web_sys::window().and_then(|it| it.location().href().ok()).unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
    let query = if query.is_empty() { String::new() } else { format!("&query={}", encode(query)) };
    format!("{page}#job={}{query}", encode(job))
}
