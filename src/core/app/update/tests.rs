//! Behaviour as a table of what happens and what follows: state and effects, with a clock that stands where it is put.

mod actions;
mod exports;
mod facets;
mod grid;
mod overview;
mod previews;
mod search;
mod view;

use std::rc::Rc;
use std::time::Duration;

use super::*;
use crate::core::api::error::{ApiError, Refuser};
use crate::core::api::response::{Answer, Failure, Response};
use crate::core::api::result_file::NoResult;
use crate::core::api::wire::ProblemKind;
use crate::core::app::config::Attributes;
use crate::core::app::effect::HostEvent;
use crate::core::app::event::{
    ActionEvent, Copyable, FilterEvent, GridEvent, JobEvent, Leaving, LoadEvent, Menu,
    NetworkEvent, OverlayEvent, PageAddress, PageEvent, Step,
};
use crate::core::app::model::{Live, OpenState};
use crate::core::job::{JobType, Status};
use crate::core::list::cursor::{self, GridKey};
use crate::core::list::sort::SortKey;
use crate::core::list::window::GridSize;
use crate::core::locale::PlainLocale;
use crate::core::query::CreatedFilter;
use crate::core::screen::banner::{self, Problems};
use crate::core::time::{DateTime, FixedZone, Timestamp};
use crate::core::words::{error as error_words, replay as replay_words};

/// A widget in a test, with a clock that only moves when it is told.
struct Widget {
    model: Model,
    now: Timestamp,
    effects: Vec<Effect>,
}

const PARTNER: [(&str, &str); 2] = [("account-sid", "IRx"), ("api-base", "/impact")];
const AGENCY: [(&str, &str); 3] =
    [("account-sid", "IRx"), ("account-kind", "agency"), ("api-base", "/impact")];

impl Widget {
    fn connected(attributes: &[(&str, &str)]) -> Self {
        let now = DateTime::parse("2022-08-24T12:08:00-05:00").unwrap().at();
        let model = Model::new(Rc::new(PlainLocale(FixedZone(-300))));
        let mut widget = Self { model, now, effects: Vec::new() };
        let attributes: Attributes = attributes.iter().copied().collect();
        widget.happens(PageEvent::Connected {
            attributes,
            address: PageAddress::default(),
            seed: 7,
            visible: true,
        });
        widget
    }

    /// A partner's widget that has loaded these jobs.
    fn with(jobs: &str) -> Self {
        let mut widget = Self::connected(&PARTNER);
        widget.list_arrives(jobs);
        widget
    }

    fn happens(&mut self, event: impl Into<Event>) -> &mut Self {
        let event = event.into();
        let msg = Msg { at: self.instant(), wall: self.now, event };
        self.effects = update(&mut self.model, msg);
        self
    }

    fn instant(&self) -> Instant {
        Instant::from_millis(self.now.as_millis().try_into().unwrap())
    }

    fn wait(&mut self, seconds: f64) -> &mut Self {
        self.now = self.now.plus(Duration::from_secs_f64(seconds));
        self.happens(Event::Woken)
    }

    /// The request made last.
    fn request(&self) -> Request {
        self.requests().pop().expect("a request")
    }

    fn requests(&self) -> Vec<Request> {
        let sent = |it: &Effect| match it {
            Effect::Send(request) | Effect::Download(request, _) => Some(request.clone()),
            _ => None,
        };
        self.effects.iter().filter_map(sent).collect()
    }

    fn answer(&mut self, request: RequestId, status: u16, body: &str) -> &mut Self {
        let response = Response { status, body: body.into(), ..Response::default() };
        self.happens(NetworkEvent::Answered { request, answer: Ok(response) })
    }

    fn list_arrives(&mut self, jobs: &str) -> &mut Self {
        let request = self.model.load.in_flight.as_ref().expect("the list is asked for").request;
        self.answer(request, 200, jobs)
    }

    fn list_answers(&mut self, answer: Answer) -> &mut Self {
        let request = self.model.load.in_flight.as_ref().expect("the list is asked for").request;
        self.happens(NetworkEvent::Answered { request, answer })
    }

    fn list_fails(&mut self, status: u16) -> &mut Self {
        let request = self.model.load.in_flight.as_ref().expect("the list is asked for").request;
        self.answer(request, status, "")
    }

    fn emitted(&self) -> Vec<&HostEvent> {
        self.effects
            .iter()
            .filter_map(|it| if let Effect::Emit(event) = it { Some(event) } else { None })
            .collect()
    }

    fn rows(&self) -> String {
        (0..self.model.listing.rows.len())
            .map(|row| &*self.model.row(row).unwrap().id)
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn toasts(&self) -> Vec<&str> {
        self.model.toasts.shown.iter().map(|it| &*it.text).collect()
    }

    fn next_wake(&self) -> Option<f64> {
        next_wake(&self.model).map(|at| at.since(self.instant()).as_secs_f64())
    }
}

fn id(text: &str) -> Rc<str> {
    text.into()
}

fn job(id: &str, status: &str, rest: &str) -> String {
    format!(
        r#"{{"Id":"{id}","Type":"ClickExport","Status":"{status}","CreatedDate":"2022-08-24T12:00:00-05:00","Replayable":true{rest}}}"#
    )
}

fn list(jobs: &[String]) -> String {
    format!("[{}]", jobs.join(","))
}

/// A completed, a running and a failed job, newest first.
fn three() -> String {
    let created = |id: &str, status: &str, minute: u8| {
        format!(
            r#"{{"Id":"{id}","Type":"ApiReport","ProgramId":"3629","Status":"{status}","CreatedDate":"2022-08-24T12:{minute:02}:00-05:00","Replayable":true}}"#
        )
    };
    list(&[created("c", "COMPLETED", 7), created("r", "RUNNING", 6), created("f", "FAILED", 5)])
}

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
fn refreshes_follow_the_activity() {
    let mut widget = Widget::with(&three());
    assert_eq!(widget.wait(4.9).requests(), []);
    assert_eq!(widget.wait(0.1).requests().len(), 1, "a job is running");
    widget.list_arrives(&three());
    assert_eq!(widget.wait(7.4).requests(), []);
    assert_eq!(
        widget.wait(0.1).requests().len(),
        1,
        "nothing changed, so it waits a little longer"
    );
    let final_jobs = [("c", "COMPLETED"), ("r", "COMPLETED"), ("f", "FAILED")];
    widget.list_arrives(&list(&final_jobs.map(|(id, status)| job(id, status, ""))));
    assert_eq!(widget.wait(59.0).requests(), []);
    assert_eq!(widget.wait(1.0).requests().len(), 1, "all is final");
}

#[test]
fn only_one_list_request_at_a_time() {
    let mut widget = Widget::with(&three());
    assert_eq!(widget.happens(LoadEvent::RefreshPressed).requests().len(), 1);
    assert_eq!(widget.happens(LoadEvent::RefreshPressed).requests(), []);
    assert_eq!(widget.wait(20.0).requests(), []);
}

#[test]
fn a_refresh_asks_only_for_what_may_have_changed() {
    let mut widget = Widget::with(&three());
    let asks =
        |widget: &Widget| widget.request().endpoint.url().rsplit('=').next().map(String::from);
    let whole = Some("2022-05-24".to_owned());
    // The API leaves out the day that is named, and days begin elsewhere on its side.
    assert_eq!(asks(widget.wait(5.0)), Some("2022-08-21".to_owned()), "the last day");
    widget.list_arrives("[]");
    assert_eq!(widget.rows(), "c r f", "what is not asked for stays");

    widget.wait(900.0);
    assert_eq!(asks(&widget), whole, "from time to time");
    widget.list_arrives(&list(&[
        job("c", "COMPLETED", ""),
        r#"{"Id":"old","Status":"RUNNING","CreatedDate":"2022-07-01T12:00:00-05:00"}"#.to_owned(),
    ]));
    assert_eq!(widget.rows(), "c old", "the others are gone");
    assert_eq!(asks(widget.wait(5.0)), Some("2022-06-29".to_owned()), "an old job still runs");

    widget.happens(LoadEvent::RefreshPressed);
    assert!(matches!(widget.effects[..], [Effect::Abort(_), Effect::Send(_)]));
    assert_eq!(asks(&widget), whole, "who asks for the list gets all of it");
    widget.list_arrives(&list(&[job("undated", "QUEUED", "").replace("CreatedDate", "X")]));
    assert_eq!(asks(widget.wait(5.0)), whole, "nobody knows since when");
    widget.list_arrives(&three()).happens(PageEvent::VisibilityChanged(false));
    assert_eq!(
        asks(widget.wait(400.0).happens(PageEvent::VisibilityChanged(true))),
        whole,
        "it slept"
    );
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
fn nothing_is_asked_while_hidden_and_at_once_on_return() {
    let mut widget = Widget::with(&three());
    // What there is to announce has been said.
    widget.wait(1.0).happens(PageEvent::VisibilityChanged(false));
    assert_eq!(widget.next_wake(), None);
    assert_eq!(widget.wait(3600.0).requests(), []);
    assert_eq!(widget.happens(PageEvent::VisibilityChanged(true)).requests().len(), 1);
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

#[test]
fn a_pause_stops_everything_until_it_is_lifted() {
    let mut widget = Widget::with(&three());
    widget.happens(LoadEvent::PauseToggled);
    assert_eq!((widget.model.live(), widget.wait(600.0).requests().len()), (Live::Paused, 0));
    assert_eq!(&**widget.model.announcer.text(), "3 jobs. Live updates paused");
    assert_eq!(widget.happens(LoadEvent::PauseToggled).requests().len(), 1);
}

#[test]
fn old_data_stays_through_every_failure() {
    for (status, live) in
        [(500, Live::Retrying), (502, Live::Retrying), (401, Live::Stopped), (403, Live::Retrying)]
    {
        let mut widget = Widget::with(&three());
        widget.wait(5.0).list_fails(status);
        assert_eq!((widget.rows().as_str(), widget.model.live()), ("c r f", live), "{status}");
        assert!(
            matches!(widget.emitted()[..], [HostEvent::Error { status: Some(it), .. }] if *it == status)
        );
    }
}

#[test]
fn errors_that_may_pass_are_retried_and_others_are_not() {
    let mut widget = Widget::with(&three());
    widget.wait(5.0).list_fails(503);
    let wait = widget.model.load.next_at.unwrap().since(widget.instant());
    assert!(wait <= Duration::from_secs(8), "{wait:?}");
    widget.wait(8.0);
    assert_eq!(widget.model.load.in_flight.iter().count(), 1);
    widget.list_arrives(&three());
    assert_eq!(widget.model.live(), Live::Live);
    widget.wait(30.0).list_fails(401);
    assert_eq!(widget.model.load.next_at, None);
    assert_eq!(
        widget.happens(LoadEvent::RefreshPressed).requests().len(),
        1,
        "but a person may try"
    );
}

#[test]
fn a_limit_is_kept_even_against_a_press() {
    let mut widget = Widget::with(&three());
    let request = widget.wait(5.0).request().id;
    let headers = [("Retry-After", "200")].into_iter().collect();
    let answer = Ok(Response { status: 429, headers, body: Vec::new() });
    widget.happens(NetworkEvent::Answered { request, answer });
    assert_eq!(widget.model.live(), Live::Limited(widget.now.plus(Duration::from_secs(200))));
    assert_eq!(widget.happens(LoadEvent::RefreshPressed).requests(), []);
    assert_eq!(widget.wait(199.0).requests(), []);
    assert_eq!(widget.wait(1.0).requests().len(), 1);
}

#[test]
fn a_limit_is_named_after_who_has_it() {
    let words = |headers: &[(&str, &str)]| {
        let mut widget = Widget::with(&three());
        let request = widget.wait(5.0).request().id;
        let headers = headers.iter().copied().collect();
        let answer = Ok(Response { status: 429, headers, body: Vec::new() });
        widget.happens(NetworkEvent::Answered { request, answer });
        let error = &widget.model.load.failure.as_ref().unwrap().error;
        (banner::banner(&widget.model).unwrap().lead, error_words::sentence(error))
    };
    let hourly = ("Hourly request limit reached.", "The hourly request limit is reached (429)");
    let other = ("Too many requests at once.", "Too many requests at once (429)");
    for (headers, (lead, sentence)) in [
        (&[("X-RateLimit-Remaining-hour", "0"), ("Retry-After", "200")][..], hourly),
        (&[("X-RateLimit-Reset", "200")], hourly),
        // Browsers hide most headers of another origin.
        (&[], hourly),
        // The gateway's own.
        (&[("Retry-After", "5")], other),
    ] {
        assert_eq!(words(headers), (lead.into(), sentence.to_owned()), "{headers:?}");
    }
}

#[test]
fn offline_is_noticed_and_so_is_the_way_back() {
    let mut widget = Widget::with(&three());
    widget.happens(PageEvent::ConnectionChanged(false));
    assert_eq!(widget.model.live(), Live::Offline);
    assert_eq!(widget.happens(PageEvent::ConnectionChanged(true)).requests(), []);
    assert_eq!(widget.wait(5.0).requests().len(), 1);
    widget.list_arrives(&three());
    assert_eq!(widget.model.live(), Live::Live);
}

#[test]
fn nothing_makes_the_widget_ask_by_itself_more_than_once_in_five_seconds() {
    let limited: [&[(&str, &str)]; 5] = [
        &[("Retry-After", "0")],
        &[("X-RateLimit-Reset", "1487332519")],
        &[("Retry-After", "Tue, 07 Jun 2016 09:33:50 GMT")],
        &[("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "0")],
        &[],
    ];
    for headers in limited {
        let mut widget = Widget::with(&three());
        let mut asked = Vec::new();
        for _ in 0..1_200 {
            if !widget.wait(0.5).requests().is_empty() {
                asked.push(widget.now);
                let headers = headers.iter().copied().collect();
                widget.list_answers(Ok(Response { status: 429, headers, body: Vec::new() }));
            }
            // Whatever else may make it ask.
            widget.happens(PageEvent::ConnectionChanged(false));
            asked.extend(
                widget
                    .happens(PageEvent::ConnectionChanged(true))
                    .requests()
                    .iter()
                    .map(|_| widget.now),
            );
            widget.happens(PageEvent::VisibilityChanged(false));
            asked.extend(
                widget
                    .happens(PageEvent::VisibilityChanged(true))
                    .requests()
                    .iter()
                    .map(|_| widget.now),
            );
        }
        let waits: Vec<_> = asked.windows(2).map(|it| it[1].since(it[0])).collect();
        assert!(waits.iter().all(|it| *it >= Duration::from_secs(5)), "{headers:?}: {waits:?}");
    }
}

#[test]
fn what_hardly_passes_is_asked_again_slowly_and_at_once_when_somebody_comes_back() {
    for status in [403, 404] {
        let mut widget = Widget::with(&three());
        widget.wait(5.0).list_fails(status);
        assert_eq!(widget.wait(299.0).requests(), [], "{status}");
        assert_eq!(widget.wait(1.0).requests().len(), 1, "{status}");
    }
    for status in [401, 403, 404] {
        let mut widget = Widget::with(&three());
        widget.wait(5.0).list_fails(status);
        widget.happens(PageEvent::VisibilityChanged(false));
        widget.wait(60.0);
        let shown = widget.happens(PageEvent::VisibilityChanged(true));
        assert_eq!(shown.requests().len(), 1, "{status}");
    }
    let mut widget = Widget::with(&three());
    widget.wait(5.0).list_fails(401);
    assert_eq!(widget.wait(3_600.0).requests(), []);
}

/// Every answer that means that somebody is not signed in.
fn signed_out() -> Vec<Answer> {
    let refused = |by: &str| {
        let headers = [("Impact-Jobs-Refused-By", by)].into_iter().collect();
        Ok(Response { status: 401, headers, body: Vec::new() })
    };
    let redirect = Ok(Response { status: 302, ..Response::default() });
    vec![refused("portal"), refused("impact.com"), refused(""), redirect, Err(Failure::Redirected)]
}

#[test]
fn without_a_sign_in_nothing_is_asked_until_the_person_is_back() {
    for answer in signed_out() {
        for mut widget in [Widget::connected(&PARTNER), Widget::with(&three())] {
            if widget.model.load.in_flight.is_none() {
                widget.wait(5.0);
            }
            widget.list_answers(answer.clone());
            assert!(matches!(
                widget.emitted()[..],
                [HostEvent::Error { kind: "unauthorized", status: Some(401) | None, .. }]
            ));
            assert_eq!(widget.model.live(), Live::Stopped);
            assert_eq!(widget.wait(3_600.0).requests(), [], "{answer:?}");
            assert_eq!(widget.happens(PageEvent::WindowFocused).requests().len(), 1, "{answer:?}");
            widget.list_arrives(&three());
            assert_eq!((widget.rows().as_str(), widget.model.live()), ("c r f", Live::Live));
            assert_eq!(widget.happens(PageEvent::WindowFocused).requests(), [], "all is well");
        }
    }
}

#[test]
fn who_signs_in_quickly_is_not_forgotten() {
    for is_paused in [false, true] {
        for back in [
            vec![PageEvent::WindowFocused],
            vec![PageEvent::VisibilityChanged(false), PageEvent::VisibilityChanged(true)],
        ] {
            let mut widget = Widget::with(&three());
            widget.wait(5.0).list_answers(Err(Failure::Redirected));
            if is_paused {
                widget.happens(LoadEvent::PauseToggled);
            }
            widget.wait(2.0);
            for event in back {
                widget.happens(event);
            }
            assert_eq!(widget.requests(), [], "not so soon");
            assert_eq!(widget.wait(3.0).requests().len(), 1, "paused: {is_paused}");
        }
    }
}

#[test]
fn who_only_looks_again_and_again_asks_no_more_than_once_in_five_seconds() {
    for answer in signed_out() {
        let mut widget = Widget::with(&three());
        let mut asked = Vec::new();
        for _ in 0..600 {
            for event in [
                PageEvent::WindowFocused,
                PageEvent::VisibilityChanged(false),
                PageEvent::WindowFocused,
                PageEvent::VisibilityChanged(true),
            ] {
                widget.wait(0.2).happens(event);
                if widget.model.load.in_flight.is_some() {
                    asked.push(widget.now);
                    widget.list_answers(answer.clone());
                }
            }
        }
        let waits: Vec<_> = asked.windows(2).map(|it| it[1].since(it[0])).collect();
        assert!(waits.len() > 50, "it does ask");
        assert!(waits.iter().all(|it| *it >= Duration::from_secs(5)), "{waits:?}");
    }
}

#[test]
fn what_stops_without_a_sign_in_says_whose() {
    let words = |answer: Answer| {
        let mut widget = Widget::with(&three());
        widget.wait(5.0).list_answers(answer);
        let banner = banner::banner(&widget.model).unwrap();
        (banner.lead.to_string(), format!("{:?}", banner.rest))
    };
    let expected = [
        ("This portal asks you to sign in again (401).", "when you have signed in"),
        ("impact.com no longer accepts the gateway’s credentials (401).", "owner of this page"),
        ("The sign-in is no longer accepted (401).", "Sign in again, or ask the owner"),
        ("This portal asks you to sign in again.", "when you have signed in"),
        ("This portal asks you to sign in again.", "when you have signed in"),
    ];
    for (answer, (lead, rest)) in signed_out().into_iter().zip(expected) {
        let (said, more) = words(answer);
        assert_eq!(said, lead);
        assert!(more.contains(rest), "{more}");
    }
}

#[test]
fn a_clock_that_is_put_back_holds_nothing_up() {
    let mut widget = Widget::with(&three());
    let back = widget.now.minus(Duration::from_hours(1));
    for second in 1..=5 {
        let at = widget.instant().plus(Duration::from_secs(second));
        let wall = back.plus(Duration::from_secs(second));
        widget.effects = update(&mut widget.model, Msg { at, wall, event: Event::Woken });
    }
    assert_eq!(widget.requests().len(), 1);
    assert_eq!(widget.model.now, widget.now.plus(Duration::from_secs(5)));
}

#[test]
fn ages_are_by_the_clock_of_the_server() {
    for (wrong_by, date) in
        [(900, "Wed, 24 Aug 2022 16:53:05 GMT"), (-900, "Wed, 24 Aug 2022 17:23:05 GMT")]
    {
        let mut widget = Widget::with(&three());
        widget.wait(5.0);
        let headers = [("Date", date)].into_iter().collect();
        widget.list_answers(Ok(Response { status: 200, headers, body: three().into() }));
        let server = Timestamp::from_millis(widget.now.as_millis() - wrong_by * 1_000);
        assert_eq!(widget.model.now, server);
        // And nothing waits longer or shorter for that.
        assert_eq!(widget.next_wake(), Some(1.0));
    }
}

#[test]
fn filters_edit_the_query_and_tell_the_page() {
    let mut widget = Widget::with(&three());
    widget.happens(FilterEvent::StatusToggled(Status::Failed));
    assert_eq!((widget.model.query_text.as_str(), widget.rows().as_str()), ("status:failed", "f"));
    assert_eq!(
        widget.effects,
        [
            Effect::Reflect("query", Some("status:failed".into())),
            Effect::Emit(HostEvent::Query { query: "status:failed".into(), matches: 1 }),
        ]
    );
    widget.happens(FilterEvent::TypeToggled(JobType::ApiReport));
    assert_eq!(widget.model.query_text, "status:failed type:ApiReport");
    assert_eq!(widget.model.listing.counts.all, 3, "the chips count what the other filters leave");
    widget.happens(FilterEvent::TermRemoved(0)).happens(FilterEvent::FiltersCleared);
    assert_eq!((widget.model.query_text.as_str(), widget.rows().as_str()), ("", "c r f"));
    assert_eq!(widget.effects.first(), Some(&Effect::Reflect("query", None)));
}

#[test]
fn a_filter_that_looks_further_back_asks_for_more() {
    let mut widget = Widget::with(&three());
    widget.happens(FilterEvent::QuerySet("created:2022-01-05..".into()));
    assert_eq!(
        widget.request().endpoint.url(),
        "/impact/Mediapartners/IRx/Jobs?CreatedAfter=2022-01-03"
    );
    widget
        .list_arrives(&three())
        .happens(FilterEvent::CreatedChosen(Some(CreatedFilter::Within(Duration::from_hours(24)))));
    assert_eq!(widget.requests(), []);
}

#[test]
fn what_the_page_sets_is_not_told_back() {
    let mut widget = Widget::with(&three());
    let attributes: Attributes =
        PARTNER.into_iter().chain([("query", "status:failed"), ("job", "f")]).collect();
    widget.happens(PageEvent::AttributesChanged(attributes));
    assert_eq!(widget.rows(), "f");
    assert_eq!(widget.model.open_job().map(|it| it.id.to_string()).as_deref(), Some("f"));
    assert_eq!(widget.emitted(), Vec::<&HostEvent>::new());
}

#[test]
fn what_is_typed_comes_back_as_an_attribute_and_stays_as_it_is() {
    let mut widget = Widget::with(&three());
    for text in ["status:failed", "status:failed ", "status:failed x"] {
        widget.happens(FilterEvent::QuerySet(text.into()));
        let attributes: Attributes = PARTNER.into_iter().chain([("query", text)]).collect();
        widget.happens(PageEvent::AttributesChanged(attributes));
        assert_eq!((widget.model.query_text.as_str(), widget.effects.len()), (text, 0));
    }
}

#[test]
fn another_account_starts_over() {
    let mut widget = Widget::with(&three());
    widget.happens(PageEvent::AttributesChanged(AGENCY.into_iter().collect()));
    assert_eq!(
        widget.request().endpoint.url(),
        "/impact/Agencies/IRx/Jobs?CreatedAfter=2022-05-25"
    );
    assert_eq!((widget.model.store.len(), widget.model.stage()), (0, Stage::Blank));
}

#[test]
fn a_wrong_attribute_is_warned_about_once() {
    let wrong = || -> Attributes { PARTNER.into_iter().chain([("theme", "pink")]).collect() };
    let mut widget = Widget::with(&three());
    widget.happens(PageEvent::AttributesChanged(wrong()));
    assert!(
        matches!(&widget.effects[..], [Effect::Warn(text)] if text.contains("light, dark, system"))
    );
    let more: Attributes =
        PARTNER.into_iter().chain([("theme", "pink"), ("readonly", "")]).collect();
    assert_eq!(widget.happens(PageEvent::AttributesChanged(more)).effects, []);
}

#[test]
fn new_jobs_wait_while_somebody_reads() {
    let mut widget = Widget::with(&three());
    let four = list(&[
        job("n", "QUEUED", ""),
        job("c", "COMPLETED", ""),
        job("r", "COMPLETED", ""),
        job("f", "FAILED", ""),
    ]);
    widget.happens(GridEvent::Scrolled(100.0)).wait(5.0).list_arrives(&four);
    assert_eq!(widget.rows(), "c r f", "nothing moves");
    assert_eq!(widget.model.row(1).unwrap().status, Status::Completed, "but cells are up to date");
    assert_eq!(widget.model.listing.n_held, 1);
    widget.happens(GridEvent::NewJobsPressed);
    assert_eq!(widget.rows().split(' ').count(), 4);
    assert!(widget.effects.contains(&Effect::ScrollList(0.0)));
}

#[test]
fn rows_of_another_height_leave_the_first_one_in_view_where_it_is() {
    let mut widget = Widget::with(&three());
    widget.happens(GridEvent::Scrolled(38.0 * 100.0 + 19.0));
    let size = GridSize { height: 680.0, width: 1_100.0, row_height: Some(30.0) };
    widget.happens(GridEvent::Measured(size));
    assert_eq!(widget.effects, [Effect::ScrollList(3_015.0)], "half of row 100 is above");
    let narrower = GridSize { width: 900.0, row_height: None, ..size };
    assert_eq!(widget.happens(GridEvent::Measured(narrower)).effects, []);
    // Just before the next row, and no further.
    widget.happens(GridEvent::Scrolled(29.9));
    widget.happens(GridEvent::Measured(GridSize { row_height: Some(38.0), ..size }));
    assert_eq!(widget.effects, [Effect::ScrollList(37.0)]);
}

#[test]
fn changes_are_told_in_one_event_and_followed_jobs_are_announced() {
    let mut widget = Widget::with(&three());
    widget.happens(GridEvent::RowSelected { id: id("r"), extend: false });
    let after = list(&[job("c", "RUNNING", ""), job("r", "COMPLETED", ""), job("f", "FAILED", "")]);
    widget.wait(5.0).list_arrives(&after);
    let [HostEvent::Load { .. }] = widget.emitted()[1..] else { panic!("{:?}", widget.effects) };
    let HostEvent::Change(changes) = widget.emitted()[0] else { panic!("{:?}", widget.effects) };
    let changes: Vec<_> =
        changes.iter().map(|it| (&*it.job.id, it.from.key(), it.job.status.key())).collect();
    assert_eq!(changes, [("c", "completed", "running"), ("r", "running", "completed")]);
    widget.wait(5.0);
    assert_eq!(&**widget.model.announcer.text(), "Click export r completed");
}

#[test]
fn opening_and_closing_moves_the_focus_there_and_back() {
    let mut widget = Widget::with(&three());
    widget.happens(JobEvent::Opened(id("r")));
    assert_eq!(
        widget.effects,
        [
            Effect::Emit(HostEvent::Open(Some(id("r")))),
            Effect::Reflect("job", Some("r".into())),
            Effect::Focus(Target::DetailHeading),
        ]
    );
    widget.happens(JobEvent::NeighbourOpened(Step::Next));
    assert_eq!(widget.model.open.as_ref().map(|it| &*it.id), Some("f"));
    assert_eq!(widget.happens(JobEvent::NeighbourOpened(Step::Next)).effects, []);
    widget.happens(JobEvent::Closed);
    assert_eq!(
        widget.effects.last(),
        Some(&Effect::Focus(Target::Cell { row: 2, column: cursor::TYPE }))
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

#[test]
fn the_keyboard_walks_selects_and_opens() {
    let mut widget = Widget::with(&three());
    widget.happens(GridEvent::CellFocused { row: 0, column: cursor::TYPE });
    widget.happens(GridEvent::KeyPressed(GridKey::Down));
    assert_eq!(widget.effects, [Effect::Focus(Target::Cell { row: 1, column: cursor::TYPE })]);
    widget
        .happens(GridEvent::KeyPressed(GridKey::Space))
        .happens(GridEvent::KeyPressed(GridKey::ExtendDown));
    assert_eq!(widget.model.selection.len(), 2);
    widget.happens(GridEvent::KeyPressed(GridKey::Escape));
    assert_eq!(widget.model.selection.len(), 0);
    widget.happens(GridEvent::KeyPressed(GridKey::SelectAll));
    assert_eq!(widget.model.selection.len(), 3);
    widget.happens(GridEvent::KeyPressed(GridKey::Enter));
    assert_eq!(widget.model.open.as_ref().map(|it| &*it.id), Some("f"));
}

#[test]
fn the_focus_follows_its_row_or_takes_the_one_in_its_place() {
    let mut widget = Widget::with(&three());
    widget.happens(GridEvent::CellFocused { row: 1, column: cursor::TYPE });
    let fewer = list(&[job("r", "RUNNING", ""), job("f", "FAILED", "")]);
    widget.happens(LoadEvent::RefreshPressed).list_arrives(&fewer);
    assert_eq!((widget.rows().as_str(), widget.model.cursor.row), ("r f", 0));
    let one = list(&[job("f", "FAILED", "")]);
    widget.happens(LoadEvent::RefreshPressed).list_arrives(&one);
    assert!(widget.effects.contains(&Effect::Focus(Target::Cell { row: 0, column: cursor::TYPE })));
}

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
fn a_column_header_sorts() {
    let mut widget = Widget::with(&three());
    widget.happens(FilterEvent::HeaderPressed(SortKey::Created));
    assert_eq!(widget.rows(), "f r c");
    widget.happens(FilterEvent::HeaderPressed(SortKey::Status));
    assert_eq!(widget.rows(), "r c f");
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
fn the_days_the_page_asks_for_are_kept_exactly() {
    let attributes: Vec<(&str, &str)> =
        PARTNER.into_iter().chain([("created-after", "2022-08-24")]).collect();
    let mut widget = Widget::connected(&attributes);
    assert!(widget.request().endpoint.url().ends_with("CreatedAfter=2022-08-22"), "a wider net");
    let yesterday = r#"{"Id":"y","CreatedDate":"2022-08-23T23:59:59-05:00"}"#;
    let today = r#"{"Id":"t","CreatedDate":"2022-08-24T00:00:00-05:00"}"#;
    widget.list_arrives(&format!("[{today},{yesterday},{{\"Id\":\"u\"}}]"));
    assert_eq!(widget.rows(), "t u", "a job without a date is not hidden");
}

#[test]
fn removed_widgets_leave_no_wake_up_behind() {
    let mut widget = Widget::with(&list(&[]));
    assert_eq!(widget.model.stage(), Stage::NoJobs);
    widget.happens(PageEvent::VisibilityChanged(false)).wait(10.0);
    assert_eq!(widget.next_wake(), None);
}
