//! The beginning of a result.

use super::*;
use crate::core::app::model::PreviewState;
use crate::core::preview::{Preview, PreviewReader, Refusal};
use crate::core::screen::detail;

fn job(completed: &str) -> String {
    format!(
        r#"{{"Id":"a","Type":"ClickExport","Status":"COMPLETED","RecordsProcessed":9,"CompletedDate":"{completed}","ResultUri":"/x"}}"#
    )
}

fn opened() -> Widget {
    let mut widget = Widget::with(&list(&[job("2022-08-23T10:00:00-05:00")]));
    widget.happens(JobEvent::Opened("a".into()));
    widget
}

fn asked() -> (Widget, RequestId) {
    let mut widget = opened();
    widget.happens(ActionEvent::PreviewPressed("a".into()));
    let asks = |it: &Effect| {
        matches!(
            it,
            Effect::Ask(HostEvent::Download { .. }, Event::Action(ActionEvent::PreviewAllowed(_)))
        )
    };
    assert!(widget.effects.iter().any(asks), "the page may say no");
    widget.happens(ActionEvent::PreviewAllowed("a".into()));
    let request = widget.effects.iter().find_map(|it| match it {
        Effect::Preview(request, _) => Some(request.id),
        _ => None,
    });
    assert!(widget.effects.contains(&Effect::Focus(Target::Preview)));
    (widget, request.expect("it is asked for"))
}

fn shown(widget: &Widget) -> Option<detail::Preview> {
    match detail::detail(&widget.model)?.state {
        detail::State::Found(found) => found.preview.clone(),
        _ => None,
    }
}

fn rows(text: &str) -> Preview {
    let mut reader = PreviewReader::default();
    reader.feed(text.as_bytes());
    Preview { table: reader.finish(), n_bytes: Some(31_000) }
}

#[test]
fn it_is_asked_for_and_shown() {
    assert_eq!(shown(&opened()), Some(detail::Preview::Ask));
    let (mut widget, request) = asked();
    assert_eq!(shown(&widget), Some(detail::Preview::Loading));
    widget.happens(NetworkEvent::Previewed { request, result: Ok(rows("a,b\n1,2\n")) });
    let Some(detail::Preview::Table { kind, extent, .. }) = shown(&widget) else {
        panic!("{:?}", shown(&widget))
    };
    assert_eq!((&*kind, &*extent), ("CSV · 31 KB", "1 row, 2 columns"));
}

#[test]
fn what_cannot_be_shown_says_why() {
    for (result, expected) in [
        (
            Ok(Preview { table: Err(Refusal::OtherKind), n_bytes: None }),
            "This kind of file can’t be previewed.",
        ),
        (
            Ok(Preview { table: Err(Refusal::TooLarge), n_bytes: Some(18_000_000) }),
            "This file is too large to preview (18 MB).",
        ),
    ] {
        let (mut widget, request) = asked();
        widget.happens(NetworkEvent::Previewed { request, result });
        assert_eq!(shown(&widget), Some(detail::Preview::Refused(expected.into())));
    }
    let (mut widget, request) = asked();
    widget.happens(NetworkEvent::Previewed { request, result: Err(NoResult::Gone) });
    let Some(detail::Preview::Failed(why)) = shown(&widget) else { panic!() };
    assert!(why.starts_with("The preview could not be loaded. "), "{why}");
    widget.happens(ActionEvent::PreviewPressed("a".into()));
    widget.happens(ActionEvent::PreviewAllowed("a".into()));
    assert_eq!(shown(&widget), Some(detail::Preview::Loading), "it can be asked for again");
}

#[test]
fn what_nobody_waits_for_is_given_up() {
    let (mut widget, request) = asked();
    widget.happens(JobEvent::Closed);
    assert!(widget.effects.contains(&Effect::Abort(request)));
    widget.happens(JobEvent::Opened("a".into()));
    widget.happens(NetworkEvent::Previewed { request, result: Ok(rows("a\n1\n")) });
    assert_eq!(shown(&widget), Some(detail::Preview::Ask));
}

#[test]
fn another_result_is_asked_for_anew() {
    let (mut widget, request) = asked();
    widget.happens(NetworkEvent::Previewed { request, result: Ok(rows("a\n1\n")) });
    widget
        .happens(LoadEvent::RefreshPressed)
        .list_arrives(&list(&[job("2022-08-23T10:00:00-05:00")]));
    assert!(matches!(shown(&widget), Some(detail::Preview::Table { .. })), "it is the same");
    widget
        .happens(LoadEvent::RefreshPressed)
        .list_arrives(&list(&[job("2022-08-24T10:00:00-05:00")]));
    assert_eq!(shown(&widget), Some(detail::Preview::Ask));
    assert!(matches!(
        widget.model.open.as_ref().and_then(|it| it.preview.as_ref()).map(|it| &it.state),
        Some(PreviewState::Here(_))
    ));
}
