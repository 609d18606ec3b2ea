//! What the widget looks like: functions of the model that return elements, and send events back. No fetch, no timers,
//! no storage and no clock here, and no decisions either: those are the core's.

mod banner;
mod button;
mod chips;
mod context;
#[allow(unused_imports, dead_code, reason = "the rest of the view comes to use them")]
mod controls;
mod detail;
mod dialog;
mod element;
#[allow(unused_imports, dead_code, reason = "the rest of the view comes to use them")]
mod hooks;
mod keys;
mod list;
mod live_region;
mod shortcuts;
mod toasts;
mod toolbar;

pub use context::Dispatch;
pub use hooks::FocusTargets;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::core::app::event::Menu;
use crate::core::app::model::{Live, Model};
use crate::core::locale::Locale;
use crate::core::screen;
use crate::core::screen::dialog::Dialog;
use crate::core::time::Timestamp;
use crate::core::words::relative;
use banner::Banner;
use chips::StatusChips;
use context::{Clock, Formats};
use detail::DetailCard;
use dialog::{QuestionDialog, ShortcutsDialog};
use element::{El, On, el};
use list::ListPane;
use live_region::LiveRegion;
use shortcuts::shortcut;
use toasts::Toasts;
use toolbar::{FilterSheet, Toolbar};

/// The whole widget, with what its components ask for around it.
pub fn app(model: &Model, dispatch: &Dispatch, targets: &FocusTargets) -> Html {
    let formats = Formats(Rc::clone(&model.locale));
    html! {
        <ContextProvider<Dispatch> context={dispatch.clone()}>
            <ContextProvider<Formats> context={formats}>
                <ContextProvider<Clock> context={Clock(model.now)}>
                    <ContextProvider<FocusTargets> context={targets.clone()}>
                        { root(model, dispatch) }
                    </ContextProvider<FocusTargets>>
                </ContextProvider<Clock>>
            </ContextProvider<Formats>>
        </ContextProvider<Dispatch>>
    }
}

fn root(model: &Model, dispatch: &Dispatch) -> Html {
    let is_covered = model.dialog.is_some() || model.menu == Some(Menu::Sheet);
    let class = match (model.open.is_some(), matches!(model.live(), Live::Live)) {
        (true, true) => "app has-detail",
        (true, false) => "app has-detail not-live",
        (false, true) => "app",
        (false, false) => "app not-live",
    };
    let sheet = screen::toolbar::sheet(model).map(|sheet| html! { <FilterSheet {sheet} /> });
    let are_on = model.config.shortcuts && model.dialog.is_none();
    el("div")
        .class(class)
        .part("root")
        .on(On::KeyDown, dispatch, move |it| are_on.then(|| shortcut(it.unchecked_ref())).flatten())
        .child(html! { <Toolbar toolbar={screen::toolbar::toolbar(model)} {is_covered} /> })
        .child(frame(model).attr_if(is_covered, "inert", "inert"))
        .child(html! { <Toasts toasts={screen::toasts::toasts(model)} /> })
        .maybe(sheet)
        .maybe(dialog(model))
        .child(html! { <LiveRegion text={Rc::clone(model.announcer.text())} /> })
        .into()
}

fn frame(model: &Model) -> El {
    let list = html! { <ListPane pane={screen::list::list_pane(model)} /> };
    let detail = screen::detail::detail(model).map(|detail| html! { <DetailCard {detail} /> });
    el("div")
        .class("frame")
        .child(html! { <StatusChips chips={screen::chips::chips(model)} /> })
        .maybe(screen::banner::banner(model).map(|it| html! { <Banner banner={it} /> }))
        .child(el("div").class("body").child(list).maybe(detail))
}

fn dialog(model: &Model) -> Option<Html> {
    Some(match screen::dialog::dialog(model)? {
        Dialog::Question(question) => html! { <QuestionDialog {question} /> },
        Dialog::Shortcuts => html! { <ShortcutsDialog /> },
    })
}

/// When something was: "3 min ago", "7 Jun".
fn ago(at: Timestamp, now: Timestamp, locale: &dyn Locale) -> String {
    relative::ago_in(at, now, locale)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
