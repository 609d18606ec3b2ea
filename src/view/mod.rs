//! What the widget looks like: components that draw values of [`crate::core::screen`] and send events back. No fetch, no
//! timers, no storage and no clock here, and no decisions either: those are the core's.

mod banner;
mod chips;
mod context;
mod controls;
mod detail;
mod dialog;
mod hooks;
mod list;
mod live_region;
mod overview;
mod printout;
mod shortcuts;
mod toasts;
mod toolbar;

pub use context::Dispatch;
pub use hooks::{FocusTargets, SizeObserver};

use std::rc::Rc;

use yew::prelude::*;

use crate::core::app::event::Menu;
use crate::core::app::model::{Live, Model};
use crate::core::screen;
use crate::core::screen::dialog::Dialog;
use banner::Banner;
use chips::StatusChips;
use context::{Clock, Formats};
use detail::DetailCard;
use dialog::{QuestionDialog, ShortcutsDialog};
use list::ListPane;
use live_region::live_region;
use overview::Overview;
use printout::Printout;
use shortcuts::shortcut;
use toasts::Toasts;
use toolbar::{FilterSheet, Toolbar};

/// The whole widget, with what its components ask for around it.
pub fn app(model: &Model, dispatch: &Dispatch, targets: &FocusTargets) -> Html {
    let formats = Formats(Rc::clone(&model.locale));
    html! {
        <ContextProvider<Dispatch> context={dispatch.clone()}>
            <ContextProvider<Formats> context={formats}>
                <ContextProvider<Clock> context={Clock(model.now.whole_second())}>
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
    let has_detail = model.open.is_some().then_some("has-detail");
    let alone = (model.is_overview_alone() && model.has_overview()).then_some("ov-alone");
    let not_live = (model.live() != Live::Live).then_some("not-live");
    let are_shortcuts_on = model.config.shortcuts && model.dialog.is_none();
    let onkeydown = are_shortcuts_on.then(|| dispatch.on_key(|key| shortcut(&key)));
    html! {
        <div class={classes!("app", has_detail, alone, not_live)} part="root" {onkeydown}>
            <Toolbar toolbar={screen::toolbar::toolbar(model)} {is_covered} />
            { frame(model, is_covered) }
            <Toasts toasts={screen::toasts::toasts(model)} />
            if let Some(sheet) = screen::toolbar::sheet(model) {
                <FilterSheet {sheet} />
            }
            { dialog(model) }
            if let Some(printout) = screen::print::printout(model) {
                <Printout {printout} />
            }
            { live_region(Rc::clone(model.announcer.text()).into()) }
        </div>
    }
}

/// The chips, the banner, the list, and the card beside it.
fn frame(model: &Model, is_covered: bool) -> Html {
    html! {
        <div class="frame" inert={is_covered}>
            <StatusChips chips={screen::chips::chips(model)} />
            if let Some(banner) = screen::banner::banner(model) {
                <Banner {banner} />
            }
            if let Some(overview) = screen::overview::overview(model) {
                <Overview {overview} />
            }
            <div class="body">
                <ListPane pane={screen::list::list_pane(model)} />
                if let Some(detail) = screen::detail::detail(model) {
                    <DetailCard {detail} />
                }
            </div>
        </div>
    }
}

/// Nothing, and not `None`, when there is none: in `html!` an `Option` is a node or none at all, and where their number
/// changes, Yew makes the elements of all siblings anew.
fn dialog(model: &Model) -> Html {
    match screen::dialog::dialog(model) {
        Some(Dialog::Question(question)) => html! { <QuestionDialog {question} /> },
        Some(Dialog::Shortcuts) => html! { <ShortcutsDialog /> },
        None => Html::default(),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
