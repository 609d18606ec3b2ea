//! The root component and its loop: what happens becomes a message for the core, what the core wants is done, and the
//! model is drawn.

use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::effects::{AfterDrawing, Effects, Link, Rest, address, page};
use super::intl::{locale, prepare};
use super::{clock, fatal, focus, listener};
use crate::core::app::address::SyncUrl;
use crate::core::app::effect::{Effect, HostEvent, Target};
use crate::core::app::event::{Event, GridEvent, LoadEvent, Msg, NetworkEvent, PageEvent, Touch};
use crate::core::app::model::Model;
use crate::core::app::update::{next_wake, resting_place, update, use_locale};
use crate::core::locale::PlainLocale;
use crate::core::time::FixedZone;
use crate::view::{self, Dispatch, FocusTargets, SizeObserver};

/// Where a widget is.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Props {
    pub(super) host: HtmlElement,
    pub(super) root: ShadowRoot,
    /// Tells it from others, when it fails.
    pub(super) number: u32,
}

/// What reaches the app.
pub(super) enum Message {
    /// Something for the core.
    Event(Event),
    /// A part of an answer, and what is waited for before the next is read. Yew puts messages off and then takes over
    /// all that wait, which would be much at once.
    Part(NetworkEvent, Function),
    /// The page wants the list now, and to know when it is there.
    Refresh(Function),
    /// An attribute was changed, perhaps by the widget itself.
    AttributesChanged,
    /// The widget came into another element, or came back.
    Attached(Props),
    /// The widget left its element.
    Detached,
    /// The element was moved in the page.
    Moved,
    /// The first requests are on their way.
    Asked,
}

pub(super) struct App {
    place: Props,
    is_attached: bool,
    /// Whether the first requests are on their way. Drawing takes longer than asking, so nothing is drawn before.
    has_asked: bool,
    model: Model,
    dispatch: Dispatch,
    targets: FocusTargets,
    timer: Option<Timeout>,
    effects: Effects,
    after_drawing: Vec<AfterDrawing>,
    refreshers: Vec<Function>,
    opener: Option<HtmlElement>,
    /// What had the focus before the next drawing, which may take it away.
    focused: Option<HtmlElement>,
    listeners: Vec<EventListener>,
    size: Option<SizeObserver>,
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let mut app = Self::new(ctx, ctx.props().clone());
        app.connect(ctx);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        fatal::begin(self.place.number);
        let draws = match message {
            Message::Attached(place) => {
                let last_request = self.model.last_request;
                *self = Self::new(ctx, place);
                // A late answer to the widget before must not be taken for one to this.
                self.model.last_request = last_request;
                self.connect(ctx);
                true
            }
            Message::Detached => {
                self.leave();
                true
            }
            Message::Refresh(resolve) => {
                self.refreshers.push(resolve);
                let draws =
                    self.is_attached && self.happen(ctx, Event::Load(LoadEvent::RefreshPressed));
                if self.model.load.in_flight.is_none() {
                    self.resolve_refreshers();
                }
                draws
            }
            Message::Part(event, resolve) => {
                let _ = resolve.call0(&JsValue::NULL);
                self.is_attached && self.happen(ctx, event.into())
            }
            _ if !self.is_attached => false,
            Message::Event(event) => self.happen(ctx, event),
            // Read now and not when it happened: what a person types is shown in an attribute too, and an old value
            // would undo what was typed since.
            Message::AttributesChanged => {
                let attributes = page::attributes(&self.place.host);
                self.happen(ctx, Event::Page(PageEvent::AttributesChanged(attributes)))
            }
            Message::Moved => {
                let top = self.model.viewport.scroll_top;
                self.after_drawing.push(AfterDrawing::ScrollList(top));
                true
            }
            Message::Asked => {
                self.has_asked = true;
                true
            }
        };
        if draws {
            // Taking it away can make more happen before all is drawn.
            self.focused = self.focused.take().or_else(|| focus::active(&self.place.root));
        }
        // Drawing may be put off until others had their turn.
        fatal::end();
        draws
    }

    fn view(&self, _: &Context<Self>) -> Html {
        fatal::begin(self.place.number);
        if self.is_attached && self.has_asked {
            view::app(&self.model, &self.dispatch, &self.targets)
        } else {
            Html::default()
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        let root = self.place.root.clone();
        if !self.has_asked {
            return fatal::end();
        }
        for effect in std::mem::take(&mut self.after_drawing) {
            match effect {
                AfterDrawing::Focus(target) => {
                    focus::focus(&self.targets, target, self.opener.as_ref());
                }
                AfterDrawing::PlaceCursor(at) => focus::place_cursor(&self.targets, at),
                AfterDrawing::MoveFocus(step) => focus::step(&root, &self.targets, step),
                AfterDrawing::ScrollList(top) => {
                    if let Some(grid) = self.targets.grid() {
                        #[expect(
                            clippy::cast_possible_truncation,
                            reason = "scroll positions are whole pixels"
                        )]
                        grid.set_scroll_top(top.round() as i32);
                    }
                }
            }
        }
        if let Some(focused) = self.focused.take() {
            focus::keep(&root, &self.targets, &focused, resting_place(&self.model));
        }
        fatal::end();
    }
}

impl App {
    fn new(ctx: &Context<Self>, place: Props) -> Self {
        let locale = locale(page::language(&place.host).as_deref(), None)
            .unwrap_or_else(|| Rc::new(PlainLocale(FixedZone(0))));
        let host = place.host.clone();
        let dispatch = Dispatch::new(ctx.link().callback(Message::Event));
        let link = Link {
            dispatch: dispatch.clone(),
            part: ctx.link().callback(|(event, taken_over)| Message::Part(event, taken_over)),
        };
        Self {
            effects: Effects::new(host.clone(), place.root.clone(), link),
            place,
            is_attached: true,
            has_asked: false,
            model: Model::new(locale),
            targets: FocusTargets::default(),
            timer: None,
            after_drawing: Vec::new(),
            refreshers: Vec::new(),
            opener: None,
            focused: None,
            listeners: listener::all(&dispatch),
            size: listener::size(&host, dispatch.clone()),
            dispatch,
        }
    }

    fn connect(&mut self, ctx: &Context<Self>) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "any number will do"
        )]
        let seed = (js_sys::Math::random() * 9e15) as u64;
        let attributes = page::attributes(&self.place.host);
        let (address, visible) = (address::current(), listener::is_visible());
        self.tell(ctx, Event::Page(PageEvent::Connected { attributes, address, seed, visible }));
        if self.model.address.part != SyncUrl::Off && address::is_shared(&self.place.host) {
            page::warn(
                "<impact-jobs sync-url> is there more than once, and would overwrite its own address. \
                  Give each an id.",
            );
        }
        let link = ctx.link().clone();
        // Begun after the requests, in the same order.
        spawn_local(async move { link.send_message(Message::Asked) });
        spawn_local(prepare(Rc::clone(&self.model.locale)));
    }

    /// Ends all that goes on, and gives back what it took.
    fn leave(&mut self) {
        self.effects.stop();
        self.is_attached = false;
        self.listeners.clear();
        self.size = None;
        self.timer = None;
        self.after_drawing.clear();
        self.opener = None;
        self.focused = None;
        self.resolve_refreshers();
        let last_request = self.model.last_request;
        self.model = Model::new(Rc::new(PlainLocale(FixedZone(0))));
        self.model.last_request = last_request;
    }

    /// Lets something happen. What that changed is for Yew to find out: equal parts are not drawn again.
    fn happen(&mut self, ctx: &Context<Self>, event: Event) -> bool {
        if matches!(
            event,
            Event::Network(NetworkEvent::Answered { .. } | NetworkEvent::Arrived { .. })
                | Event::Woken
        ) {
            self.feel(ctx);
            self.effects.retry();
        }
        if let Event::Network(
            NetworkEvent::Answered { request, .. }
            | NetworkEvent::Previewed { request, .. }
            | NetworkEvent::Downloaded { request, .. },
        ) = &event
        {
            self.effects.finished(*request);
        }
        self.tell(ctx, event);
        true
    }

    fn tell(&mut self, ctx: &Context<Self>, event: Event) {
        let msg = Msg { at: clock::instant(), wall: clock::now(), event };
        for effect in update(&mut self.model, msg) {
            self.perform(effect);
        }
        self.arm(ctx);
    }

    /// Tells the core what touches the list: asked only when it matters, because following the pointer costs.
    fn feel(&mut self, ctx: &Context<Self>) {
        let (pointer, has_focus) = focus::is_in(&self.place.root, self.targets.grid().as_deref());
        if pointer != self.model.touch.pointer {
            self.tell(ctx, Event::Grid(GridEvent::Touched(Touch::Pointer, pointer)));
        }
        if has_focus != self.model.touch.focus {
            self.tell(ctx, Event::Grid(GridEvent::Touched(Touch::Focus, has_focus)));
        }
    }

    fn perform(&mut self, effect: Effect) {
        let ends_refresh =
            matches!(effect, Effect::Emit(HostEvent::Load { .. } | HostEvent::Error { .. }));
        match self.effects.perform(effect) {
            Some(Rest::UseLocale { language, time_zone }) => {
                self.use_locale(language.as_deref(), time_zone.as_deref());
            }
            Some(Rest::AfterDrawing(effect)) => {
                if matches!(effect, AfterDrawing::Focus(Target::Dialog)) {
                    // Before it is drawn: what is under a dialog loses the focus.
                    self.opener = focus::active(&self.place.root);
                }
                self.after_drawing.push(effect);
            }
            None => {}
        }
        if ends_refresh {
            self.resolve_refreshers();
        }
    }

    fn use_locale(&mut self, language: Option<&str>, zone: Option<&str>) {
        let locale = locale(language, zone).unwrap_or_else(|| Rc::clone(&self.model.locale));
        for effect in use_locale(&mut self.model, locale) {
            self.perform(effect);
        }
    }

    /// One timer, set to when something is due.
    fn arm(&mut self, ctx: &Context<Self>) {
        self.timer = next_wake(&self.model).map(|at| {
            let wait = at.since(clock::instant()).as_millis();
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
}
