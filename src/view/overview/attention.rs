//! What the person has in view on the chart, and what pointer and keyboard do there.

use std::cell::RefCell;
use std::ops::RangeInclusive;
use std::rc::Rc;

use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use crate::core::app::event::{OverviewEvent, Step};
use crate::core::screen::overview::{Chart, Drag, extended, stepped};
use crate::view::context::Dispatch;

/// What the person has in view.
#[derive(Clone, Copy, Default, PartialEq)]
pub(super) struct Attention {
    /// The bar under the pointer.
    pub(super) pointed: Option<usize>,
    /// The range the pointer is choosing.
    pub(super) drag: Option<Drag>,
    /// The bar that keys start from, where one was.
    pub(super) active: Option<usize>,
    /// Whether the focus is there by keyboard.
    pub(super) has_keys: bool,
}

/// What reacts to the person. The attention is asked for when something happens: several things can happen before the
/// chart is drawn again.
#[derive(Clone)]
pub(super) struct Reactions {
    pub(super) chart: Rc<Option<Chart>>,
    /// The bars that are chosen.
    pub(super) chosen: Option<RangeInclusive<usize>>,
    pub(super) attention: Rc<RefCell<Attention>>,
    pub(super) drawing: UseForceUpdateHandle,
    pub(super) node: NodeRef,
    pub(super) dispatch: Dispatch,
}

impl Reactions {
    /// The bar that keys start from: the last, unless another was.
    pub(super) fn active(&self) -> Option<usize> {
        let last = (*self.chart).as_ref()?.bars.len().checked_sub(1)?;
        let active = self.attention.borrow().active.or_else(|| Some(*self.chosen.as_ref()?.end()));
        Some(active.unwrap_or(last).min(last))
    }

    /// Lets `react` say what is in view after a browser event.
    pub(super) fn on<E: 'static>(
        &self,
        react: impl Fn(&Self, Attention, E) -> Attention + 'static,
    ) -> Callback<E> {
        let it = self.clone();
        Callback::from(move |event| {
            let now = *it.attention.borrow();
            it.attend(react(&it, now, event));
        })
    }

    /// What keys do.
    pub(super) fn on_key(&self) -> Callback<KeyboardEvent> {
        let it = self.clone();
        self.dispatch.on_key(move |key| it.key_pressed(&key))
    }

    fn attend(&self, new: Attention) {
        if self.attention.replace(new) != new {
            self.drawing.force_update();
        }
    }

    pub(super) fn focused(&self, now: Attention, _: FocusEvent) -> Attention {
        let element: Option<Element> = self.node.cast();
        let has_keys = element.is_some_and(|it| it.matches(":focus-visible").unwrap_or(false));
        Attention { has_keys, ..now }
    }

    pub(super) fn pressed(&self, now: Attention, event: PointerEvent) -> Attention {
        let at = self.x(&event).zip((*self.chart).as_ref());
        let Some((x, chart)) = at.filter(|_| event.is_primary() && event.button() == 0) else {
            return now;
        };
        if x < f64::from(chart.plot.left) {
            return now;
        }
        if let Some(element) = self.node.cast::<Element>() {
            // What is let go of outside is let go of too.
            let _ = element.set_pointer_capture(event.pointer_id());
        }
        let drag = Some(Drag::begin(&chart.plot, self.chosen.as_ref(), x));
        Attention { drag, has_keys: false, ..now }
    }

    pub(super) fn moved(&self, now: Attention, event: PointerEvent) -> Attention {
        let Some((x, chart)) = self.x(&event).zip((*self.chart).as_ref()) else { return now };
        let bar = chart.plot.bar_at(x, chart.bars.len());
        let is_over = x >= f64::from(chart.plot.left) && x <= f64::from(chart.plot.size.width);
        let drag = now.drag.map(|it| it.moved(x));
        Attention { pointed: is_over.then_some(bar), drag, ..now }
    }

    pub(super) fn released(&self, now: Attention, event: PointerEvent) -> Attention {
        let at = self.x(&event).zip((*self.chart).as_ref()).zip(now.drag);
        let Some(((x, chart), drag)) = at else { return Attention { drag: None, ..now } };
        let drag = drag.moved(x);
        let bars = drag.bars(&chart.plot, chart.bars.len());
        let active = Some(*bars.end());
        if drag.is_press() || self.chosen.as_ref() != Some(&bars) {
            self.dispatch.send(choice(bars));
        }
        Attention { drag: None, active, ..now }
    }

    fn key_pressed(&self, key: &KeyboardEvent) -> Option<OverviewEvent> {
        let active = self.active()?;
        if key.alt_key() || key.ctrl_key() || key.meta_key() {
            return None;
        }
        let (step, event) = match &*key.key() {
            "ArrowLeft" => (Some(Step::Previous), None),
            "ArrowRight" => (Some(Step::Next), None),
            "Home" => (Some(Step::First), None),
            "End" => (Some(Step::Last), None),
            "Enter" | " " => (None, Some(choice(active..=active))),
            "Escape" => {
                self.chosen.as_ref()?;
                (None, Some(OverviewEvent::BarsTakenBack))
            }
            _ => return None,
        };
        key.prevent_default();
        key.stop_propagation();
        let now = *self.attention.borrow();
        let n = (*self.chart).as_ref()?.bars.len();
        let to = step.map_or(active, |it| stepped(active, it, n));
        self.attend(Attention { active: Some(to), has_keys: true, drag: None, ..now });
        let extends = key.shift_key() && to != active;
        event.or_else(|| extends.then(|| choice(extended(self.chosen.as_ref(), active, to))))
    }

    /// Where the pointer is on the chart.
    fn x(&self, event: &PointerEvent) -> Option<f64> {
        let element: Element = self.node.cast()?;
        Some(f64::from(event.client_x()) - element.get_bounding_client_rect().left())
    }
}

fn choice(bars: RangeInclusive<usize>) -> OverviewEvent {
    let (first, last) = bars.into_inner();
    OverviewEvent::BarsChosen { first, last }
}
