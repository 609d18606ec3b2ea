//! The list as a file and for the clipboard.

use super::*;
use crate::core::app::model::Toasts;
use crate::core::export::Format;

const PRESSED: ActionEvent = ActionEvent::ExportPressed(Format::Json);
const ALLOWED: ActionEvent = ActionEvent::ExportAllowed(Format::Json);

/// All that is written in a format until nothing is left, and the effects at the end.
fn written(widget: &mut Widget, format: Format) -> (String, Vec<Effect>) {
    let mut bytes = Vec::new();
    let mut last = Vec::new();
    while widget.model.exporting.is_some() {
        assert_eq!(widget.next_wake(), Some(0.0), "as soon as the browser has nothing else to do");
        widget.happens(Event::Woken);
        for effect in widget.effects.drain(..) {
            match effect {
                Effect::Write(it, piece) => {
                    assert!(piece.len() < 400_000, "a slice");
                    if it == format {
                        bytes.extend(piece);
                    }
                }
                effect => last.push(effect),
            }
        }
    }
    (String::from_utf8(bytes).unwrap(), last)
}

fn ids(json: &str) -> String {
    let jobs: Vec<serde_json::Value> = serde_json::from_str(json).unwrap();
    jobs.iter().filter_map(|it| it["Id"].as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_is_asked_and_then_the_list_is_saved_as_it_is_filtered_and_ordered() {
    let mut widget = Widget::with(&three());
    widget.happens(FilterEvent::QuerySet("-status:running".into()));
    widget.happens(FilterEvent::HeaderPressed(SortKey::Created));
    widget.happens(OverlayEvent::MenuToggled(Menu::View)).happens(PRESSED);
    let asked = HostEvent::Export { format: Format::Json, count: 2 };
    assert!(widget.effects.contains(&Effect::Ask(asked, ALLOWED.into())));
    assert_eq!(widget.model.menu, None, "the menu goes with the choice");
    assert!(widget.model.exporting.is_none(), "the page may say no");
    widget.happens(ALLOWED);
    let (json, last) = written(&mut widget, Format::Json);
    assert_eq!(ids(&json), "f c");
    assert_eq!(last, [Effect::SaveWritten("Jobs-2022-08-24.json".to_owned())]);
    assert_eq!(widget.toasts(), ["Saved: Jobs-2022-08-24.json"]);
}

#[test]
fn what_is_selected_is_saved_also_when_the_filters_hide_it() {
    let mut widget = Widget::with(&three());
    for it in ["f", "c"] {
        widget.happens(GridEvent::RowSelected { id: id(it), extend: false });
    }
    widget.happens(FilterEvent::QuerySet("status:failed".into())).happens(PRESSED);
    let asked = HostEvent::Export { format: Format::Json, count: 2 };
    assert_eq!(widget.effects, [Effect::Ask(asked, ALLOWED.into())]);
    widget.happens(ALLOWED);
    assert_eq!(ids(&written(&mut widget, Format::Json).0), "f c", "in the order of the list first");
}

#[test]
fn nothing_is_not_saved() {
    let mut widget = Widget::with(&three());
    widget.happens(FilterEvent::QuerySet("zebra".into())).happens(PRESSED);
    assert_eq!(widget.effects, []);
    widget.happens(ActionEvent::CopyPressed(Copyable::List(0)));
    assert_eq!(
        (widget.effects.as_slice(), widget.model.exporting.is_none()),
        ([].as_slice(), true)
    );
}

#[test]
fn many_jobs_are_written_in_slices_between_which_everything_else_happens() {
    let message = format!(r#","StatusMessage":"{}""#, "x".repeat(400));
    let jobs: Vec<_> =
        (0..2_500).map(|it| job(&format!("job-{it:04}"), "FAILED", &message)).collect();
    let mut widget = Widget::with(&list(&jobs));
    widget.happens(ALLOWED);
    for _ in 0..2 {
        widget.happens(Event::Woken);
        assert!(matches!(widget.effects.as_slice(), [Effect::Write(Format::Json, _)]));
    }
    widget.happens(FilterEvent::QuerySet("job-1".into()));
    assert!(
        widget.effects.iter().all(|it| !matches!(it, Effect::Write(..))),
        "a key waits for nothing"
    );
    for another in [PRESSED, ALLOWED, ActionEvent::CopyPressed(Copyable::List(3))] {
        widget.model.toasts = Toasts::default();
        widget.happens(another);
        assert_eq!(widget.effects, []);
        assert_eq!(widget.toasts(), ["The list is still being written. Try again in a moment."]);
    }
    let (rest, _) = written(&mut widget, Format::Json);
    assert!(rest.contains("job-2499") && rest.ends_with("]\n"), "what it was when it was pressed");
}

#[test]
fn a_copy_is_begun_at_once_and_put_there_when_all_is_written() {
    let mut widget = Widget::with(&three());
    widget.happens(ActionEvent::CopyPressed(Copyable::List(3)));
    let begun = Effect::BeginCopy(Copyable::List(3), [Format::Html, Format::Tabs].into());
    assert_eq!(widget.effects, [begun]);
    let (text, last) = written(&mut widget, Format::Tabs);
    assert_eq!((text.lines().count(), last), (4, vec![Effect::EndCopy]));
    widget.happens(ActionEvent::Copied { what: Copyable::List(3), ok: true });
    assert_eq!(widget.toasts(), ["Copied 3 jobs"]);
}

#[test]
fn of_very_many_jobs_the_text_is_copied() {
    let jobs: Vec<_> = (0..1_001).map(|it| job(&it.to_string(), "FAILED", "")).collect();
    let mut widget = Widget::with(&list(&jobs));
    widget.happens(ActionEvent::CopyPressed(Copyable::List(1_001)));
    assert_eq!(widget.effects, [Effect::BeginCopy(Copyable::List(1_001), [Format::Tabs].into())]);
}

#[test]
fn other_jobs_end_what_is_written() {
    let mut widget = Widget::with(&three());
    widget.happens(ALLOWED);
    widget.happens(PageEvent::AttributesChanged(AGENCY.into_iter().collect()));
    assert!(widget.model.exporting.is_none());
}
