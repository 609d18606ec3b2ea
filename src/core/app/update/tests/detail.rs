//! The job that is open.

use super::*;

#[test]
fn opening_and_closing_moves_the_focus_there_and_back() {
    let mut widget = Widget::with(&three());
    widget.happens(JobEvent::Opened(id("r")));
    assert_eq!(
        widget.effects,
        [
            // In this order: a page that opens another job when it is told of this has the last word.
            Effect::Reflect("job", Some("r".into())),
            Effect::Emit(HostEvent::Open(Some(id("r")))),
            Effect::Focus(Target::DetailHeading),
        ]
    );
    widget.happens(JobEvent::NeighbourOpened(Step::Next));
    assert_eq!(widget.model.open.as_ref().map(|it| &*it.id), Some("f"));
    assert_eq!(widget.happens(JobEvent::NeighbourOpened(Step::Next)).effects, []);
    widget.happens(JobEvent::Closed);
    assert_eq!(
        widget.effects,
        [
            Effect::Reflect("job", None),
            Effect::Emit(HostEvent::Open(None)),
            Effect::Focus(Target::Cell { row: 2, column: columns::TYPE }),
        ]
    );
}

#[test]
fn the_open_job_is_followed_through_the_list() {
    let mut widget = Widget::with(&three());
    let around = |widget: &Widget| {
        let id = |step| widget.model.neighbour(step).map_or("-", |it| &*it.id).to_owned();
        [id(Step::Previous), id(Step::Next)].join(" ")
    };
    assert_eq!(around(&widget), "- -", "nothing is open");
    widget.happens(JobEvent::Opened(id("r")));
    assert_eq!(around(&widget), "c f");
    widget.happens(JobEvent::Opened(id("f")));
    assert_eq!(around(&widget), "r -");
    widget.happens(FilterEvent::HeaderPressed(SortKey::Created));
    assert_eq!((widget.rows().as_str(), around(&widget).as_str()), ("f r c", "- r"));
    widget.happens(FilterEvent::QuerySet("status:completed".into()));
    assert_eq!(around(&widget), "- -", "it does not match");
    widget.happens(FilterEvent::QuerySet("-status:running".into()));
    assert_eq!(around(&widget), "- c");
    widget.happens(FilterEvent::FiltersCleared);
    let other = list(&[job("c", "COMPLETED", ""), job("f", "FAILED", "")]);
    widget.happens(LoadEvent::RefreshPressed).list_arrives(&other);
    assert_eq!((widget.rows().as_str(), around(&widget).as_str()), ("c f", "c -"), "one is gone");
    let attributes = [("account-sid", "IRy"), ("api-base", "/impact"), ("job", "f")];
    widget.happens(PageEvent::AttributesChanged(attributes.into_iter().collect()));
    assert_eq!(around(&widget), "- -", "of another account");
    widget.list_arrives(&three());
    assert_eq!(around(&widget), "r -");
}

#[test]
fn the_previous_job_is_that_of_the_list_as_it_is_now() {
    let mut widget = Widget::with(&three());
    widget.happens(JobEvent::Opened(id("f"))).happens(LoadEvent::RefreshPressed);
    let request = widget.model.load.in_flight.as_ref().unwrap().request;
    // The first part is shown at once, the second in a while or with whatever happens next.
    let between = job("between", "FAILED", "").replace("12:00:00", "12:05:30");
    for part in [format!("[{},", job("last", "FAILED", "")), format!("{between},")] {
        widget.happens(NetworkEvent::Arrived { request, bytes: part.into_bytes() });
    }
    assert_eq!(widget.rows(), "c r f last");
    widget.happens(JobEvent::NeighbourOpened(Step::Previous));
    assert_eq!(widget.model.open.as_ref().map(|it| &*it.id), Some("between"));
}

#[test]
fn a_job_outside_the_list_is_asked_for_alone() {
    let attributes: Vec<(&str, &str)> = PARTNER.into_iter().chain([("job", "far")]).collect();
    let mut widget = Widget::connected(&attributes);
    widget.list_arrives(&three());
    let request = widget.request();
    assert_eq!(request.endpoint.url(), "/impact/Mediapartners/IRx/Jobs/far");
    widget.answer(request.id, 200, &job("far", "COMPLETED", ""));
    assert_eq!(widget.model.open_job().map(|it| it.status.clone()), Some(Status::Completed));
    assert_eq!(widget.rows(), "c r f", "the list is as it was");
}

#[test]
fn a_job_that_does_not_exist_says_so() {
    for missing in ["gone", "..", "."] {
        let attributes: Vec<(&str, &str)> = PARTNER.into_iter().chain([("job", missing)]).collect();
        let mut widget = Widget::connected(&attributes);
        widget.list_arrives(&three());
        if let Some(request) = widget.requests().pop() {
            widget.answer(request.id, 404, "");
        }
        assert_eq!(
            widget.model.open.as_ref().map(|it| &it.state),
            Some(&OpenState::Missing),
            "{missing}"
        );
    }
}
