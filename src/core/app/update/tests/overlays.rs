//! Menus, and messages that go by themselves.

use super::*;

#[test]
fn menus_open_close_and_give_the_focus_back() {
    let mut widget = Widget::with(&three());
    assert_eq!(
        widget.happens(OverlayEvent::MenuToggled(Menu::Sort)).effects,
        [Effect::Focus(Target::MenuStart)]
    );
    assert_eq!(
        widget.happens(OverlayEvent::MenuMoved(Step::Next)).effects,
        [Effect::MoveFocus(Step::Next)]
    );
    widget.happens(OverlayEvent::MenuLeft(Leaving::Back));
    assert_eq!(widget.effects, [Effect::Focus(Target::MenuButton(Menu::Sort))]);
    widget
        .happens(OverlayEvent::MenuToggled(Menu::Type))
        .happens(OverlayEvent::MenuLeft(Leaving::Away));
    assert_eq!((widget.effects.len(), widget.model.menu), (0, None));
}

#[test]
fn copying_is_confirmed_for_a_moment() {
    let mut widget = Widget::with(&three());
    widget.happens(JobEvent::Opened(id("c"))).happens(ActionEvent::CopyPressed(Copyable::JobId));
    assert_eq!(widget.effects, [Effect::Copy(Copyable::JobId, "c".into())]);
    widget.happens(ActionEvent::Copied { what: Copyable::JobId, ok: true });
    assert!(widget.model.copied.is_some());
    assert!(widget.wait(1.5).model.copied.is_none());
    widget.happens(ActionEvent::Copied { what: Copyable::JobId, ok: false });
    assert_eq!(widget.toasts().len(), 1);
}

#[test]
fn a_toast_that_is_looked_at_stays() {
    let mut widget = Widget::with(&three());
    widget
        .happens(ActionEvent::Copied { what: Copyable::Link, ok: true })
        .happens(OverlayEvent::ToastsHeld(true))
        .wait(60.0);
    assert_eq!(widget.toasts(), ["Link copied"]);
    widget.happens(OverlayEvent::ToastsHeld(false));
    assert_eq!(widget.wait(2.9).toasts(), ["Link copied"]);
    assert_eq!(widget.wait(0.1).toasts(), [""; 0]);
}

#[test]
fn a_toast_that_was_dismissed_while_it_was_looked_at_holds_no_later_one() {
    let mut widget = Widget::with(&three());
    let copied = || ActionEvent::Copied { what: Copyable::Link, ok: true };
    widget.happens(copied()).happens(OverlayEvent::ToastsHeld(true));
    let shown = widget.model.toasts.shown[0].id;
    widget.happens(OverlayEvent::ToastDismissed(shown)).happens(copied());
    assert_eq!(widget.wait(6.0).toasts(), [""; 0]);
}
