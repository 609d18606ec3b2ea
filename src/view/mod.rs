//! What the widget looks like: functions of the model that return elements, and send events back. No fetch, no timers,
//! no storage and no clock here, and no decisions either: those are the core's.

mod banner;
mod bulk;
mod button;
mod chips;
mod context;
#[allow(unused_imports, dead_code, reason = "the rest of the view comes to use them")]
mod controls;
mod detail;
mod dialog;
mod element;
mod empty;
#[allow(unused_imports, dead_code, reason = "the rest of the view comes to use them")]
mod hooks;
mod keys;
mod list;
mod live_region;
mod row;
mod shortcuts;
mod toasts;
mod toolbar;

pub use context::Dispatch;
pub use hooks::FocusTargets;

use std::rc::Rc;

use yew::prelude::*;

use crate::core::app::event::Menu;
use crate::core::app::model::{Live, Model, Stage};
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
use element::{El, el};
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
    let class = classes!(
        "app",
        model.open.is_some().then_some("has-detail"),
        (model.live() != Live::Live).then_some("not-live"),
    );
    let are_on = model.config.shortcuts && model.dialog.is_none();
    let onkeydown =
        dispatch.filter(move |key: KeyboardEvent| are_on.then(|| shortcut(&key)).flatten());
    html! {
        <div {class} part="root" {onkeydown}>
            <Toolbar toolbar={screen::toolbar::toolbar(model)} {is_covered} />
            { frame(model, dispatch, is_covered) }
            <Toasts toasts={screen::toasts::toasts(model)} />
            if let Some(sheet) = screen::toolbar::sheet(model) {
                <FilterSheet {sheet} />
            }
            { dialog(model) }
            <LiveRegion text={Rc::clone(model.announcer.text())} />
        </div>
    }
}

/// The chips, the banner, the list, and the card beside it.
fn frame(model: &Model, dispatch: &Dispatch, is_covered: bool) -> Html {
    html! {
        <div class="frame" inert={is_covered}>
            <StatusChips chips={screen::chips::chips(model)} />
            if let Some(banner) = screen::banner::banner(model) {
                <Banner {banner} />
            }
            <div class="body">
                { list(model, dispatch) }
                if let Some(detail) = screen::detail::detail(model) {
                    <DetailCard {detail} />
                }
            </div>
        </div>
    }
}

fn list(model: &Model, dispatch: &Dispatch) -> El {
    let list = el("section").class("list").part("list").label("Job list");
    let stage = model.stage();
    let list = match stage {
        Stage::Ready => list::list(list, model, dispatch),
        Stage::Skeleton => list.child(list::skeleton()),
        Stage::Blank => list.child(el("div").class("grid").truth("aria-busy", true)),
        Stage::NoJobs => list.child(empty::no_jobs(dispatch)),
        Stage::NoMatch => list.child(empty::no_match(model, dispatch)),
        Stage::Failed | Stage::NotSetUp => list.maybe(empty::failed(model, dispatch)),
    };
    let has_bar = matches!(stage, Stage::Ready | Stage::NoMatch | Stage::NoJobs);
    list.maybe(has_bar.then(|| list::status_bar(model, dispatch)))
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
