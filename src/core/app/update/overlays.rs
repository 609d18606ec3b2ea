//! Menus, dialogs and messages.

use crate::core::app::effect::{Effect, Target};
use crate::core::app::event::{Leaving, Menu, OverlayEvent};
use crate::core::app::model::Model;

pub(super) fn handle(model: &mut Model, event: OverlayEvent, effects: &mut Vec<Effect>) {
    match event {
        OverlayEvent::MenuToggled(menu) => toggle(model, menu, effects),
        OverlayEvent::MenuLeft(leaving) => {
            if let (Some(menu), Leaving::Back) = (model.menu.take(), leaving) {
                effects.push(Effect::Focus(Target::MenuButton(menu)));
            }
        }
        OverlayEvent::MenuMoved(step) => effects.push(Effect::MoveFocus(step)),
        OverlayEvent::DialogLeft => {
            if model.dialog.take().is_some() {
                effects.push(Effect::Focus(Target::Opener));
            }
        }
        OverlayEvent::ToastDismissed(id) => model.toasts.dismiss(id),
        OverlayEvent::ToastsHeld(is_held) => model.toasts.hold(is_held, model.instant),
    }
}

/// A menu of single choices closes with the choice.
pub(super) fn close(model: &mut Model, menu: Menu, effects: &mut Vec<Effect>) {
    if model.menu == Some(menu) {
        toggle(model, menu, effects);
    }
}

fn toggle(model: &mut Model, menu: Menu, effects: &mut Vec<Effect>) {
    if model.menu == Some(menu) {
        model.menu = None;
        effects.push(Effect::Focus(Target::MenuButton(menu)));
    } else {
        model.menu = Some(menu);
        effects.push(Effect::Focus(Target::MenuStart));
    }
}
