//! Elements of the page, built by plain calls: `html!` writes the making of each element out in place, which made the
//! view the largest part of the bundle.
//!
//! Each call is a small function of its own and passes one pointer on, so that an element costs a few bytes per
//! attribute in the bundle.

use std::cell::RefCell;
use std::ptr;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VNode, VTag, VText,
};

use super::Dispatch;
use super::controls::{Icon, ProgressBar, StatusBadge};
use crate::core::app::event::Event;
use crate::core::job::{Job, Status};

/// An element under construction.
pub(super) struct El(Box<Draft>);

struct Draft {
    tag: VTag,
    names: &'static Names,
    values: Vec<Option<AttributeOrProperty>>,
}

/// A new element. Elements inside an `svg` are made in its namespace.
#[inline(never)]
pub(super) fn el(tag: &'static str) -> El {
    let names = NO_NAMES.with(|it| *it);
    El(Box::new(Draft { tag: VTag::new(tag), names, values: Vec::new() }))
}

/// The names of an element's attributes, as they were set one after the other. Elements that are built alike have the
/// same ones, and then Yew compares them value by value; otherwise it looks for each name.
struct Names {
    names: Vec<&'static str>,
    /// These names and one more. As many as there are ways to build an element, so they are never given back.
    longer: RefCell<Vec<&'static Names>>,
}

thread_local! {
    static NO_NAMES: &'static Names = Names::new(Vec::new());
}

impl Names {
    fn new(names: Vec<&'static str>) -> &'static Self {
        Box::leak(Box::new(Self { names, longer: RefCell::default() }))
    }

    fn with(&self, name: &'static str) -> &'static Self {
        let is_it = |it: &&&Self| it.names.last().is_some_and(|last| ptr::eq(*last, name));
        if let Some(known) = self.longer.borrow().iter().find(is_it) {
            return known;
        }
        debug_assert!(!self.names.contains(&name), "{name} is set twice");
        let mut names = self.names.clone();
        names.push(name);
        let longer = Self::new(names);
        self.longer.borrow_mut().push(longer);
        longer
    }
}

/// What becomes of a browser event, if anything.
type Reaction = dyn Fn(&web_sys::Event) -> Option<Event>;

/// The browser events that are listened for. Yew's own list of all there are takes more to copy than all of these.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum On {
    Click,
    FocusIn,
    KeyDown,
    Scroll,
}

/// A listener that sends an event of the widget.
struct SendsEvent {
    kind: On,
    dispatch: Dispatch,
    reaction: Box<Reaction>,
}

impl Listener for SendsEvent {
    fn kind(&self) -> ListenerKind {
        match self.kind {
            On::Click => ListenerKind::onclick,
            On::FocusIn => ListenerKind::onfocusin,
            On::KeyDown => ListenerKind::onkeydown,
            On::Scroll => ListenerKind::onscroll,
        }
    }

    fn handle(&self, event: web_sys::Event) {
        if let Some(event) = (self.reaction)(&event) {
            self.dispatch.send(event);
        }
    }

    fn passive(&self) -> bool {
        self.kind == On::Scroll
    }
}

impl From<El> for VNode {
    #[inline(never)]
    fn from(element: El) -> Self {
        let Draft { mut tag, names, values } = *element.0;
        tag.attributes =
            Attributes::Dynamic { keys: &names.names, values: values.into_boxed_slice() };
        Self::VTag(Rc::new(tag))
    }
}

impl El {
    #[inline(never)]
    fn set(mut self, name: &'static str, value: Option<AttrValue>) -> Self {
        self.0.names = self.0.names.with(name);
        self.0.values.push(value.map(AttributeOrProperty::Attribute));
        self
    }

    #[inline(never)]
    fn push(mut self, child: VNode) -> Self {
        self.0.tag.add_child(child);
        self
    }

    /// Sets an attribute to a fixed text.
    #[inline(never)]
    pub(super) fn attr(self, name: &'static str, value: &'static str) -> Self {
        self.set(name, Some(AttrValue::Static(value)))
    }

    /// Sets an attribute to a text made for it.
    #[inline(never)]
    pub(super) fn attr_of(self, name: &'static str, value: String) -> Self {
        self.set(name, Some(AttrValue::from(value)))
    }

    /// Sets an attribute to a text that jobs share.
    #[inline(never)]
    pub(super) fn attr_shared(self, name: &'static str, value: &Rc<str>) -> Self {
        self.set(name, Some(AttrValue::Rc(Rc::clone(value))))
    }

    /// Sets an attribute, or leaves it out.
    #[inline(never)]
    pub(super) fn attr_if(self, condition: bool, name: &'static str, value: &'static str) -> Self {
        self.set(name, condition.then_some(AttrValue::Static(value)))
    }

    /// Sets an attribute to `true` or `false`, as ARIA wants it.
    #[inline(never)]
    pub(super) fn truth(self, name: &'static str, value: bool) -> Self {
        self.attr(name, if value { "true" } else { "false" })
    }

    /// Sets the classes.
    #[inline(never)]
    pub(super) fn class(self, classes: &'static str) -> Self {
        self.attr("class", classes)
    }

    /// Sets the names under which a page can style the element.
    #[inline(never)]
    pub(super) fn part(self, names: &'static str) -> Self {
        self.attr("part", names)
    }

    /// Sets the ARIA role.
    #[inline(never)]
    pub(super) fn role(self, role: &'static str) -> Self {
        self.attr("role", role)
    }

    /// Sets the accessible name.
    #[inline(never)]
    pub(super) fn label(self, label: &'static str) -> Self {
        self.attr("aria-label", label)
    }

    /// Tells the element from its siblings when the page is drawn again.
    #[inline(never)]
    pub(super) fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(Key::from(key));
        self
    }

    /// Adds a fixed text.
    #[inline(never)]
    pub(super) fn text(self, text: &'static str) -> Self {
        self.push(VNode::VText(VText::new(text)))
    }

    /// Adds a text made for this place.
    #[inline(never)]
    pub(super) fn text_of(self, text: String) -> Self {
        self.push(VNode::VText(VText::new(text)))
    }

    /// Adds a text that jobs share.
    #[inline(never)]
    pub(super) fn text_shared(self, text: Rc<str>) -> Self {
        self.push(VNode::VText(VText::new(text)))
    }

    /// Adds an element.
    pub(super) fn child(self, child: impl Into<VNode>) -> Self {
        self.push(child.into())
    }

    /// Adds an element, or keeps its place, so that the siblings stay what they are.
    pub(super) fn maybe(self, child: Option<impl Into<VNode>>) -> Self {
        match child {
            Some(child) => self.push(child.into()),
            None => self.push(VNode::default()),
        }
    }

    /// Sends this event on a press.
    #[inline(never)]
    pub(super) fn on_press(self, dispatch: &Dispatch, event: Event) -> Self {
        self.always(On::Click, dispatch, event)
    }

    /// Sends this event whenever a browser event of this kind comes.
    #[inline(never)]
    pub(super) fn always(self, kind: On, dispatch: &Dispatch, event: Event) -> Self {
        self.listen(kind, dispatch, Box::new(move |_| Some(event.clone())))
    }

    /// Sends what `reaction` makes of a browser event, if anything.
    pub(super) fn on(
        self,
        kind: On,
        dispatch: &Dispatch,
        reaction: impl Fn(&web_sys::Event) -> Option<Event> + 'static,
    ) -> Self {
        self.listen(kind, dispatch, Box::new(reaction))
    }

    #[inline(never)]
    fn listen(mut self, kind: On, dispatch: &Dispatch, reaction: Box<Reaction>) -> Self {
        self.0.tag.add_listener(Rc::new(SendsEvent { kind, dispatch: dispatch.clone(), reaction }));
        self
    }
}

/// Draws an icon.
pub(super) fn icon(icon: Icon) -> Html {
    icon.into()
}

/// A status badge.
pub(super) fn badge(status: &Status, is_quiet: bool) -> Html {
    html! { <StatusBadge status={status.clone()} {is_quiet} /> }
}

/// The progress bar of a job.
pub(super) fn bar(job: &Job, percent: Option<u8>, status_key: &'static str, words: String) -> Html {
    html! { <ProgressBar job_id={Rc::clone(&job.id)} {percent} {status_key} spoken={words} /> }
}
