//! The list as it comes: whole, in parts, page by page, or kept by a gateway.

use super::*;

#[test]
fn connecting_says_ready_and_asks_for_the_last_90_days() {
    let widget = Widget::connected(&PARTNER);
    assert_eq!(widget.effects.first(), Some(&Effect::Emit(HostEvent::Ready)));
    let request = widget.request();
    assert_eq!(request.endpoint.url(), "/impact/Mediapartners/IRx/Jobs?CreatedAfter=2022-05-24");
    assert_eq!((widget.model.stage(), widget.model.live()), (Stage::Blank, Live::Connecting));
}

#[test]
fn without_an_account_nothing_is_asked() {
    let mut widget = Widget::connected(&[]);
    assert_eq!(widget.requests(), []);
    assert_eq!(widget.model.stage(), Stage::NotSetUp);
    widget.wait(3600.0).happens(LoadEvent::RefreshPressed);
    assert_eq!(widget.requests(), []);
}

#[test]
fn the_skeleton_comes_late_and_stays_a_little() {
    let mut widget = Widget::connected(&PARTNER);
    assert_eq!(widget.next_wake(), Some(0.15));
    widget.wait(0.15);
    assert_eq!(widget.model.stage(), Stage::Skeleton);
    widget.wait(0.1).list_arrives(&three());
    assert_eq!(widget.model.stage(), Stage::Skeleton, "it would only flicker");
    widget.wait(0.3);
    assert_eq!((widget.model.stage(), widget.rows().as_str()), (Stage::Ready, "c r f"));
}

#[test]
fn a_quick_answer_shows_no_skeleton() {
    let widget = Widget::with(&three());
    assert_eq!((widget.model.stage(), widget.model.live()), (Stage::Ready, Live::Live));
    let HostEvent::Load { count, problems, .. } = widget.emitted()[0] else {
        panic!("{:?}", widget.effects)
    };
    assert_eq!((*count, problems.len()), (3, 0));
}

#[test]
fn pages_are_followed_and_foreign_ones_are_not() {
    let mut widget = Widget::connected(&PARTNER);
    let page =
        |next: &str, job: &str| format!(r#"{{"@nextpageuri":"{next}","Jobs":[{{"Id":"{job}"}}]}}"#);
    widget.list_arrives(&page("/Mediapartners/IRx/Jobs?Page=2", "a"));
    assert_eq!(widget.request().endpoint.url(), "/impact/Mediapartners/IRx/Jobs?Page=2");
    assert_eq!((widget.rows().as_str(), widget.model.live()), ("a", Live::Connecting));
    widget.list_arrives(&page("https://evil.example/Jobs?Page=3", "b"));
    assert_eq!((widget.requests().len(), widget.rows().as_str()), (0, "a b"));
    assert_eq!(widget.model.load.problems.len(), 1);
}

#[test]
fn what_could_not_be_read_can_be_listed() {
    let jobs: Vec<_> = (0..150)
        .map(|it| format!(r#"{{"Id":"j{it}","Status":"QUEUED","CreatedDate":"07.06.2022"}}"#))
        .collect();
    let mut widget = Widget::with(&format!(r#"{{"Jobs":[7,{}]}}"#, jobs.join(",")));
    let problems = |widget: &Widget| banner::banner(&widget.model).unwrap().problems;
    assert_eq!(problems(&widget), Some(Problems::Folded));
    widget.happens(LoadEvent::ProblemsToggled);
    let Some(Problems::Listed { lines, n_more }) = problems(&widget) else { panic!() };
    let said = |place: usize| (&*lines[place].what, lines[place].sent.as_deref());
    assert_eq!(said(0), ("Entry 1 of the list is not a job.", Some("7")));
    assert_eq!(said(1), ("CreatedDate of job j0 could not be read.", Some("07.06.2022")));
    assert_eq!((lines.len(), n_more), (Problems::MOST, 51));
    widget.happens(LoadEvent::ProblemsToggled);
    assert_eq!(problems(&widget), Some(Problems::Folded));
}

#[test]
fn what_could_not_be_read_is_known_until_it_is_read() {
    let faulty = job("c", "COMPLETED", r#","RecordsProcessed":"many""#);
    let mut widget = Widget::with(&list(&[faulty, "7".to_owned(), job("r", "RUNNING", "")]));
    assert_eq!(widget.model.load.problems.len(), 2);
    widget.wait(5.0).list_arrives(&list(&[job("r", "RUNNING", "")]));
    assert_eq!(widget.model.load.problems.len(), 2, "nothing was said of these");
    widget.wait(10.0).list_arrives(&list(&[job("c", "COMPLETED", "")]));
    assert_eq!(widget.model.load.problems.len(), 1, "the job is right now");
    widget.happens(LoadEvent::RefreshPressed).list_arrives(&three());
    assert_eq!(widget.model.load.problems, []);
}

/// The first list, in parts.
fn arriving() -> (Widget, RequestId) {
    let mut widget = Widget::connected(&PARTNER);
    let Request { id, in_parts, timeout, .. } = widget.request();
    assert!(in_parts && timeout.is_none());
    let response = Response { status: 200, ..Response::default() };
    widget.happens(NetworkEvent::Begun { request: id, response });
    (widget, id)
}

fn part(widget: &mut Widget, request: RequestId, text: &str) {
    widget.happens(NetworkEvent::Arrived { request, bytes: text.into() });
}

#[test]
fn jobs_show_as_they_arrive() {
    let (mut widget, request) = arriving();
    let jobs = ["a", "b", "c", "d"].map(|id| job(id, "RUNNING", ""));
    part(&mut widget, request, &format!("[{},{}", jobs[0], &jobs[1][..20]));
    assert_eq!((widget.rows().as_str(), widget.model.stage()), ("a", Stage::Ready));
    assert_eq!(widget.model.live(), Live::Connecting);
    part(&mut widget, request, &format!("{},", &jobs[1][20..]));
    assert_eq!(widget.rows(), "a", "not with every part");
    widget.wait(0.1);
    assert_eq!(widget.rows(), "a b");
    part(&mut widget, request, &format!("{},{}", jobs[2], jobs[3]));
    widget.wait(0.1);
    part(&mut widget, request, "]");
    assert_eq!((widget.rows().as_str(), widget.emitted().len()), ("a b c", 0));
    widget.answer(request, 200, "");
    assert_eq!((widget.rows().as_str(), widget.model.live()), ("a b c d", Live::Live));
    assert!(matches!(widget.emitted()[..], [HostEvent::Load { count: 4, .. }]));
}

#[test]
fn the_skeleton_stays_until_its_time_while_jobs_arrive() {
    let (mut widget, request) = arriving();
    widget.wait(0.2);
    part(&mut widget, request, &list(&[job("a", "RUNNING", "")]));
    assert_eq!((widget.model.stage(), widget.next_wake()), (Stage::Skeleton, Some(0.4)));
    widget.wait(0.4);
    assert_eq!(widget.model.stage(), Stage::Ready);
}

#[test]
fn loading_can_be_stopped() {
    let (mut widget, request) = arriving();
    widget.happens(LoadEvent::Stopped);
    assert!(widget.model.load.in_flight.is_some(), "there is nothing to show yet");
    part(&mut widget, request, &format!("[{},", job("a", "COMPLETED", "")));
    widget.happens(LoadEvent::Stopped);
    assert!(matches!(
        &widget.effects[..],
        [Effect::Abort(_), Effect::Emit(HostEvent::Load { count: 1, problems, .. })] if problems.len() == 1
    ));
    assert_eq!((widget.rows().as_str(), widget.model.live()), ("a", Live::Live));
    part(&mut widget, request, &job("late", "RUNNING", ""));
    assert_eq!(widget.model.store.len(), 1);
    widget.happens(LoadEvent::RefreshPressed).list_arrives(&three());
    assert_eq!(widget.model.load.problems, [], "all of it is here now");
}

#[test]
fn what_came_before_the_list_broke_off_stays() {
    let (mut widget, request) = arriving();
    part(&mut widget, request, &format!("[{},", job("a", "COMPLETED", "")));
    widget.happens(NetworkEvent::Answered { request, answer: Err(Failure::Network) });
    assert_eq!((widget.rows().as_str(), widget.model.stage()), ("a", Stage::Ready));
    assert!(matches!(widget.emitted()[..], [HostEvent::Error { kind: "unreachable", .. }]));
    widget.wait(5.0).list_arrives(&three());
    assert_eq!((widget.rows().as_str(), widget.model.live()), ("c r f", Live::Live));
}

#[test]
fn an_answer_that_comes_to_a_halt_is_given_up() {
    let (mut widget, request) = arriving();
    widget.wait(29.0);
    part(&mut widget, request, &format!("[{},", job("a", "COMPLETED", "")));
    assert!(widget.wait(29.9).model.load.failure.is_none());
    widget.wait(0.1);
    assert_eq!(widget.effects[0], Effect::Abort(request));
    assert_eq!(widget.model.load.failure.as_ref().map(|it| &it.error), Some(&ApiError::TimedOut));
    assert_eq!(widget.rows(), "a");
}

#[test]
fn a_change_that_broke_off_is_told_all_the_same() {
    let mut widget = Widget::with(&three());
    let request = widget.wait(5.0).request().id;
    part(&mut widget, request, &format!("[{},", job("r", "COMPLETED", "")));
    widget.happens(NetworkEvent::Answered { request, answer: Err(Failure::Network) });
    assert!(matches!(widget.emitted()[..], [HostEvent::Change(_), HostEvent::Error { .. }]));
}

#[test]
fn a_late_answer_to_an_old_request_is_dropped() {
    let mut widget = Widget::with(&three());
    let old = widget.wait(5.0).request().id;
    widget.list_arrives(&three());
    widget.answer(old, 200, "[]");
    assert_eq!(widget.rows(), "c r f");
}

#[test]
fn links_that_lead_round_in_a_ring_end_the_list_and_are_told() {
    let page = |next: u8| {
        format!(
            r#"{{"@nextpageuri":"/Mediapartners/IRx/Jobs?Page={next}&PageSize=3","Jobs":{}}}"#,
            three()
        )
    };
    for links in [&[2, 2][..], &[2, 3, 2], &[2, 3, 4, 3]] {
        let mut widget = Widget::connected(&PARTNER);
        for (n, next) in links.iter().enumerate() {
            assert!(widget.model.load.in_flight.is_some(), "{links:?}: page {n} is asked for");
            widget.list_arrives(&page(*next));
        }
        assert!(widget.model.load.in_flight.is_none(), "{links:?}");
        assert_eq!(widget.rows(), "c r f");
        let problems: Vec<_> = widget.model.load.problems.iter().map(|it| &it.kind).collect();
        assert_eq!(problems, [&ProblemKind::RepeatedPage], "{links:?}");
    }
}

#[test]
fn an_empty_list_where_there_were_jobs_is_asked_for_once_more() {
    let mut widget = Widget::with(&three());
    widget.happens(LoadEvent::RefreshPressed).list_arrives("[]");
    assert_eq!((widget.rows().as_str(), widget.model.live()), ("c r f", Live::Retrying));
    assert!(matches!(widget.emitted()[..], [HostEvent::Error { kind: "unreadable", .. }]));
    // It was a slip.
    widget.wait(10.0).list_arrives(&three());
    assert_eq!((widget.rows().as_str(), widget.model.live()), ("c r f", Live::Live));
    // It was not.
    widget.happens(LoadEvent::RefreshPressed).list_arrives("[]");
    widget.wait(10.0).list_arrives("[]");
    assert_eq!((widget.rows().as_str(), widget.model.live()), ("", Live::Live));
    assert_eq!(widget.toasts(), ["impact.com lists no jobs any more. 3 jobs were here before."]);
    // A list that was empty stays so.
    widget.happens(LoadEvent::RefreshPressed).list_arrives("[]");
    assert_eq!(widget.model.live(), Live::Live);
}

impl Widget {
    /// A list that a gateway kept, because impact.com does not answer.
    fn kept_list_arrives(&mut self, jobs: &str, as_of: &str) -> &mut Self {
        let request = self.model.load.in_flight.as_ref().expect("the list is asked for").request;
        let headers = [("Impact-Jobs-As-Of", as_of)].into_iter().collect();
        let response = Response { status: 200, headers, body: jobs.into() };
        self.happens(NetworkEvent::Answered { request, answer: Ok(response) })
    }
}

#[test]
fn a_kept_list_is_shown_with_the_time_it_is_from() {
    let mut widget = Widget::connected(&PARTNER);
    widget.kept_list_arrives(&three(), "Wed, 24 Aug 2022 16:31:00 GMT");
    let as_of = DateTime::parse("2022-08-24T11:31:00-05:00").unwrap().at();
    assert_eq!((widget.rows().as_str(), widget.model.live()), ("c r f", Live::Retrying));
    assert!(matches!(
        widget.emitted()[..],
        [HostEvent::Load { count: 3, at, .. }, HostEvent::Error { kind: "unreachable", .. }] if *at == as_of
    ));
    let banner = banner::banner(&widget.model).unwrap();
    assert_eq!(&*banner.lead, "Could not update: can’t reach impact.com.");
    assert_eq!(banner.rest[0], "Showing jobs from 11:31.".into());
    // Each further one counts as a failure more, and the first of impact.com's own ends it.
    widget.wait(10.0).kept_list_arrives(&three(), "Wed, 24 Aug 2022 16:31:00 GMT");
    assert_eq!(widget.model.load.failure.as_ref().map(|it| it.tries), Some(2));
    widget.wait(15.0).list_arrives(&three());
    assert_eq!((widget.model.live(), banner::banner(&widget.model)), (Live::Live, None));
}

#[test]
fn a_kept_list_does_not_replace_a_newer_one() {
    let mut widget = Widget::with(&three());
    let loaded_at = widget.model.load.loaded_at;
    let newer = list(&[job("n", "QUEUED", "")]);
    widget.wait(5.0).kept_list_arrives(&newer, "Wed, 24 Aug 2022 16:31:00 GMT");
    assert_eq!((widget.rows().as_str(), widget.model.load.loaded_at), ("c r f", loaded_at));
    assert_eq!(widget.model.live(), Live::Retrying);
    widget.wait(10.0).kept_list_arrives(&newer, "Wed, 24 Aug 2022 17:08:03 GMT");
    assert!(widget.model.store.get("n").is_some(), "somebody else's refresh was newer");
}
