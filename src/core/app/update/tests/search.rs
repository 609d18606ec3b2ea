//! The search box while somebody is in it.

use super::*;
use crate::core::app::event::SearchEvent;
use crate::core::list::suggestions::Offer;

fn four() -> Widget {
    let job = |id: &str, kind: &str, program: &str, status: &str, message: &str| {
        format!(
            r#"{{"Id":"{id}","Type":"{kind}","ProgramId":"{program}","Status":"{status}","StatusMessage":"{message}"}}"#
        )
    };
    Widget::with(&list(&[
        job("ad1", "ApiReport", "1", "QUEUED", ""),
        job("b2", "ApiReport", "2", "FAILED", "no ad"),
        job("c3", "UploadAds", "2", "FAILED", ""),
        job("ad4", "UploadAds", "2", "COMPLETED", ""),
    ]))
}

fn n_units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Widget {
    fn types(&mut self, text: &str) -> &mut Self {
        self.happens(SearchEvent::Typed { text: text.into(), cursor: n_units(text) })
    }

    /// What is offered, with counts, and a mark on what is marked: "status: failed 2 *completed 1".
    fn offered(&self) -> String {
        let Some(shown) = self.model.search.shown() else { return String::new() };
        let words = shown.list.iter().enumerate().map(|(at, it)| {
            let mark = if self.model.search.marked == Some(at) { "*" } else { "" };
            let words = match &it.offer {
                Offer::Filter(filter) => format!("{}:", filter.name()),
                Offer::Value(value) => value.to_string(),
                Offer::Job(job) => format!("#{}", job.id),
                Offer::Messages(word) => format!("messages “{word}”"),
            };
            let count = it.count.map(|it| format!(" {it}")).unwrap_or_default();
            format!("{mark}{words}{count}")
        });
        words.collect::<Vec<_>>().join(", ")
    }

    fn n_rows(&self) -> usize {
        self.model.listing.rows.len()
    }

    /// Where the cursor was put, in the text.
    fn shown_text(&self) -> String {
        let at = self.effects.iter().find_map(|it| match it {
            Effect::PlaceCursor(at) => Some(*at),
            _ => None,
        });
        let mut text = self.model.query_text.clone();
        if let Some(at) = at {
            text.insert(at, '|');
        }
        text
    }
}

#[test]
fn what_is_offered_is_counted_among_what_the_other_filters_find() {
    let mut widget = four();
    for (text, expected) in [
        ("", "status:, type:, program:, id:, created:, is:"),
        ("sta", "status:, started:, messages “sta” 0"),
        ("status:", "queued 1, running 0, completed 1, error 0, failed 2, cancelled 0, other 0"),
        ("status:c", "completed 1, cancelled 0"),
        ("type:u", "UploadAds 2"),
        (
            "type:UploadAds status:",
            "queued 0, running 0, completed 1, error 0, failed 1, cancelled 0, other 0",
        ),
        ("program:", "2 3, 1 1"),
        ("status:failed program:", "2 2"),
        ("-program:1", "1 1"),
        ("has:", "result 0, message 1"),
        ("ad", "#ad1, #ad4, messages “ad” 1"),
        ("program:2 ad", "#ad4, messages “ad” 1"),
        ("-ad", ""),
        ("id:a", "#ad1, #ad4"),
        ("status:failed ", ""),
        ("message:ad", ""),
    ] {
        widget.types(text);
        assert_eq!(widget.offered(), expected, "{text}");
    }
}

#[test]
fn letter_by_letter_the_rows_stay() {
    let mut widget = four();
    let text = "status:failed";
    for end in 1..text.len() {
        widget.types(&text[..end]);
        assert_eq!(widget.n_rows(), 4, "{}", &text[..end]);
        assert_eq!(widget.model.query.problems(None).next(), None);
        let moves = widget.effects.iter().any(|it| matches!(it, Effect::ScrollList(_)));
        assert!(!moves, "{}", &text[..end]);
    }
    widget.types(text);
    assert_eq!(widget.n_rows(), 2);
}

#[test]
fn keys_mark_and_take() {
    let mut widget = four();
    widget.types("sta");
    assert_eq!(widget.model.search.taken_by_tab(), Some(0));
    widget.happens(SearchEvent::Moved(Step::Next)).happens(SearchEvent::Moved(Step::Next));
    assert_eq!(widget.offered(), "status:, *started:, messages “sta” 0");
    widget.happens(SearchEvent::Moved(Step::Previous)).happens(SearchEvent::Moved(Step::Previous));
    assert_eq!(widget.offered(), "status:, started:, messages “sta” 0", "the text itself");
    widget.happens(SearchEvent::Chosen(0));
    assert_eq!(widget.shown_text(), "status:|");
    assert!(widget.offered().starts_with("queued 1"));
    assert_eq!(widget.model.search.taken_by_tab(), None, "Tab goes on when nothing is typed");
    widget.happens(SearchEvent::OneMoreAsked(4));
    assert_eq!(widget.shown_text(), "status:failed,|");
    widget.happens(SearchEvent::Chosen(2));
    assert_eq!((widget.shown_text(), widget.n_rows()), ("status:failed,completed |".into(), 3));
    assert_eq!(widget.offered(), "", "people look at the list");
    widget.types("ad").happens(SearchEvent::Chosen(2));
    assert_eq!((widget.shown_text(), widget.n_rows()), ("message:ad |".into(), 1));
    widget.types("ad").happens(SearchEvent::Chosen(1));
    assert_eq!(widget.model.open.as_ref().map(|it| &*it.id), Some("ad4"));
    assert_eq!((&*widget.model.query_text, widget.offered()), ("ad", String::new()));
}

#[test]
fn a_mistake_is_said_when_it_is_left() {
    let mut widget = four();
    widget.types("status:faild");
    let problem = |it: &Widget| {
        let problem = crate::core::screen::toolbar::toolbar(&it.model).search.problem?;
        Some((problem.is_said, problem.message.to_string()))
    };
    let message = "‘faild’ is not a status. Did you mean failed?".to_owned();
    assert_eq!(problem(&widget), None);
    widget.types("status:faild ");
    assert_eq!(problem(&widget), Some((true, message.clone())));
    widget.happens(SearchEvent::MistakeLeftAlone);
    assert_eq!(problem(&widget), Some((false, message.clone())));
    widget.types("status:faild x");
    widget.happens(SearchEvent::Closed);
    assert_eq!(problem(&widget), Some((true, message.clone())));
    widget.happens(SearchEvent::Left);
    assert_eq!(problem(&widget), Some((false, message)));
    widget.happens(SearchEvent::Corrected(0));
    assert_eq!((widget.shown_text(), problem(&widget)), ("status:failed| x".into(), None));
}

/// What is left half typed is what it says: a word, or a mistake.
#[test]
fn leaving_reads_all_of_it() {
    let mut widget = four();
    widget.types("upl");
    assert_eq!(widget.n_rows(), 2);
    widget.types("comp");
    assert_eq!(widget.n_rows(), 4, "it may become completed:");
    widget.happens(SearchEvent::Left);
    assert_eq!(widget.n_rows(), 1);
    assert!(
        widget
            .effects
            .contains(&Effect::Emit(HostEvent::Query { query: "comp".into(), matches: 1 }))
    );
    widget.happens(SearchEvent::CursorMoved(4));
    assert_eq!(widget.n_rows(), 4);
}

/// Cursors are counted as the DOM does, in text of any script.
#[test]
fn cursors_are_places_between_letters() {
    let mut widget = four();
    for text in ["𝕒 sta", "é sta", "日本 sta"] {
        widget.types(text);
        assert!(widget.offered().starts_with("status:"), "{text}");
        widget.happens(SearchEvent::Chosen(0));
        let at = n_units(&widget.model.query_text);
        assert_eq!(widget.effects.last(), Some(&Effect::PlaceCursor(at)), "{text}");
    }
    widget.happens(SearchEvent::CursorMoved(usize::MAX)).happens(SearchEvent::Opened(1));
}

#[test]
fn of_many_jobs_some_are_counted_at_a_time() {
    let jobs: Vec<String> = (0..9_000)
        .map(|it| {
            let status = if it % 9 == 0 { "FAILED" } else { "COMPLETED" };
            format!(r#"{{"Id":"{it}","Type":"ApiReport","Status":"{status}"}}"#)
        })
        .collect();
    let mut widget = Widget::with(&list(&jobs));
    widget.types("status:f");
    assert_eq!(widget.offered(), "failed");
    assert_eq!(next_wake(&widget.model), Some(widget.model.instant));
    widget.wait(0.0).wait(0.0);
    assert_eq!(widget.offered(), "failed 1000");
    assert_ne!(next_wake(&widget.model), Some(widget.model.instant));
    widget.happens(SearchEvent::Closed);
    assert_eq!(widget.offered(), "");
}

#[test]
fn the_focus_stays_in_the_box_that_was_cleared() {
    let mut widget = Widget::with(&three());
    widget.happens(FilterEvent::QuerySet("status:failed".into())).happens(SearchEvent::Cleared);
    assert_eq!(widget.rows(), "c r f");
    assert_eq!(widget.effects.last(), Some(&Effect::Focus(Target::Search)));
}
