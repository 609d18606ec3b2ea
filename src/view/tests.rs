//! What the widget looks like in its states, as HTML. Each state is shown by the part of it that matters.
//! `UPDATE_EXPECT=1 cargo test` writes the snapshots anew.

use std::rc::Rc;
use std::time::Duration;

use expect_test::{ExpectFile, expect_file};
use yew::{Component, Context, Html, LocalServerRenderer, Properties};

use super::{Dispatch, FocusTargets, app};
use crate::core::api::response::{Answer, Failure, Response};
use crate::core::api::result_file::Progress;
use crate::core::app::event::{
    Action, ActionEvent, Copyable, Event, FilterEvent, GridEvent, JobEvent, LoadEvent, Menu, Msg,
    NetworkEvent, OverlayEvent, OverviewEvent, PageAddress, PageEvent, Size, Touch,
};
use crate::core::app::model::{Model, ReplayStage};
use crate::core::app::update::update;
use crate::core::job::Attribute;
use crate::core::list::sort::SortKey;
use crate::core::locale::PlainLocale;
use crate::core::query::{CreatedFilter, CreatedSpan};
use crate::core::time::{Day, FixedZone, Instant, Timestamp};

/// 7 June 2022, 09:33:50 UTC
const AT: Timestamp = Timestamp::from_millis(1_654_594_430_000);

#[derive(Clone, Properties)]
struct Props {
    model: Rc<Model>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
    }
}

struct Widget;

impl Component for Widget {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        app(&ctx.props().model, &Dispatch::default(), &FocusTargets::default())
    }
}

/// The HTML of a model: each tag on a line of its own, its attributes in alphabetical order.
fn draw(model: Model) -> Vec<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let renderer = LocalServerRenderer::<Widget>::with_props(Props { model: Rc::new(model) })
        .hydratable(false);
    let html = tokio::task::LocalSet::new().block_on(&runtime, renderer.render());
    let tags = html.split('<').filter_map(|it| it.split_once('>'));
    let mut depth = 0;
    let mut lines = Vec::new();
    for (tag, text) in tags {
        depth -= usize::from(tag.starts_with('/'));
        lines.push(format!("{:depth$}<{}>{text}", "", sorted(tag)));
        let is_empty = ["input", "hr"].contains(&tag.split(' ').next().unwrap());
        depth += usize::from(!tag.starts_with('/') && !is_empty);
    }
    lines
}

/// The first element that has this in its tag, with what is in it.
fn cut(lines: &[String], has: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let start = lines.iter().position(|it| it.contains(has)).unwrap();
    let end = lines[start + 1..].iter().position(|it| indent(it) <= indent(&lines[start])).unwrap();
    let mut part = lines[start..=start + 1 + end].join("\n");
    part.push('\n');
    part
}

/// Attribute values have no `"` inside: it is escaped there.
fn sorted(tag: &str) -> String {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let end = match (rest.find(' '), rest.find("=\"")) {
            (space, Some(value)) if space.is_none_or(|it| value < it) => {
                let start = value + 2;
                start + rest[start..].find('"').unwrap() + 1
            }
            (space, _) => space.unwrap_or(rest.len()),
        };
        attributes.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    attributes.sort_unstable();
    attributes.insert(0, name);
    attributes.join(" ")
}

struct Scene {
    model: Model,
}

fn message(wall: Timestamp, event: Event) -> Msg {
    Msg { at: Instant::from_millis(wall.as_millis().try_into().unwrap()), wall, event }
}

impl Scene {
    fn new(attributes: &[(&str, &str)]) -> Self {
        let mut scene = Self { model: Model::new(Rc::new(PlainLocale(FixedZone(-300)))) };
        let attributes = attributes.iter().copied().collect();
        scene.tell(Event::Page(PageEvent::Connected {
            attributes,
            address: PageAddress::default(),
            seed: 7,
            visible: true,
        }));
        scene
    }

    fn partner() -> Self {
        Self::new(&[("account-sid", "IRx1")])
    }

    /// A partner's list of all kinds of jobs.
    fn loaded() -> Self {
        let mut scene = Self::partner();
        scene.answer(JOBS);
        scene
    }

    fn tell(&mut self, event: Event) -> &mut Self {
        let at = self.model.now.max(AT);
        update(&mut self.model, message(at, event));
        self
    }

    fn wait(&mut self, wait: Duration) -> &mut Self {
        let at = self.model.now.plus(wait);
        update(&mut self.model, message(at, Event::Woken));
        self
    }

    fn answer_list(&mut self, answer: Answer) -> &mut Self {
        let request = self.model.load.in_flight.as_ref().unwrap().request;
        self.tell(Event::Network(NetworkEvent::Answered { request, answer }))
    }

    fn answer(&mut self, body: &str) -> &mut Self {
        self.answer_list(Ok(Response { status: 200, body: body.into(), ..Response::default() }))
    }

    fn answer_status(&mut self, status: u16) -> &mut Self {
        self.answer_list(Ok(Response { status, ..Response::default() }))
    }

    fn answer_job(&mut self, answer: Answer) -> &mut Self {
        let request = self.model.open.as_ref().unwrap().request.unwrap();
        self.tell(Event::Network(NetworkEvent::Answered { request, answer }))
    }

    fn open(&mut self, id: &str) -> &mut Self {
        self.tell(Event::Job(JobEvent::Opened(id.into())))
    }

    #[track_caller]
    fn check(&mut self, has: &str, expected: ExpectFile) {
        let model =
            std::mem::replace(&mut self.model, Model::new(Rc::new(PlainLocale(FixedZone(0)))));
        expected.assert_eq(&cut(&draw(model), has));
    }
}

const JOBS: &str = r#"{"Jobs":[
{"Id":"11111111-a5ee-4e3f-ad2b-3dfd19d1915f","Type":"ClickExport","ProgramId":"3629","CreatedBy":"IRx1",
 "CreatedDate":"2022-06-07T04:33:40-05:00","Status":"QUEUED","Replayable":true},
{"Id":"22222222-a5ee-4e3f-ad2b-3dfd19d1915f","Type":"DownloadReport","ProgramId":"3629",
 "CreatedDate":"2022-06-07T04:30:00-05:00","StartedDate":"2022-06-07T04:30:04-05:00",
 "LastProgressUpdateDate":"2022-06-07T04:33:45-05:00","Status":"RUNNING","RecordsProcessed":8412,
 "PercentageComplete":62,"Replayable":true,"StatusMessage":"Working <on> \"it\" & more"},
{"Id":"33333333-a5ee-4e3f-ad2b-3dfd19d1915f","Type":"ApiReport","CreatedDate":"2022-06-07T03:00:00-05:00",
 "StartedDate":"2022-06-07T03:00:04-05:00","LastProgressUpdateDate":"2022-06-07T04:00:00-05:00","Status":"RUNNING",
 "PercentageComplete":10,"Replayable":false},
{"Id":"44444444-a5ee-4e3f-ad2b-3dfd19d1915f","Type":"UploadAds","ProgramId":"77",
 "CreatedDate":"2022-06-06T03:00:00-05:00","StartedDate":"2022-06-06T03:00:04-05:00",
 "CompletedDate":"2022-06-06T03:12:00-05:00","Status":"COMPLETED","RecordsProcessed":250,"PercentageComplete":100,
 "Replayable":true,"StatusMessage":"Job processing completed successfully.",
 "ResultUri":"/Mediapartners/IRx1/Jobs/44444444-a5ee-4e3f-ad2b-3dfd19d1915f/Download"},
{"Id":"4a444444-a5ee-4e3f-ad2b-3dfd19d1915f","Type":"ClickExport","CreatedDate":"2022-03-12T03:00:00-05:00",
 "CompletedDate":"2022-03-12T03:12:00-05:00","Status":"COMPLETED","RecordsProcessed":1,
 "ResultUri":"/Mediapartners/IRx1/Jobs/4a444444-a5ee-4e3f-ad2b-3dfd19d1915f/Download"},
{"Id":"55555555-a5ee-4e3f-ad2b-3dfd19d1915f","Type":"TermModification","CreatedDate":"2022-06-07T04:00:00-05:00",
 "StartedDate":"2022-06-07T04:00:04-05:00","FailedDate":"2022-06-07T04:28:00-05:00",
 "AbandonedDate":"2022-06-07T04:10:00-05:00","Status":"ERROR","PercentageComplete":40,"RecordsProcessed":12,
 "Replayable":true,"StatusMessage":"Temporary problem"},
{"Id":"5a555555-a5ee-4e3f-ad2b-3dfd19d1915f","Type":"TermModification","Status":"ERROR"},
{"Id":"66666666-a5ee-4e3f-ad2b-3dfd19d1915f","Type":"ClickExport","CreatedDate":"2021-06-07T04:00:00-05:00",
 "StartedDate":"2021-06-07T04:00:04-05:00","FailedDate":"2021-06-07T05:30:00-05:00","Status":"FAILED",
 "Replayable":true,"StatusMessage":"LONG"},
{"Id":"77777777-a5ee-4e3f-ad2b-3dfd19d1915f","Type":"ClickExport","CreatedDate":"2022-06-01T04:00:00-05:00",
 "CancelledDate":"2022-06-01T05:30:00-05:00","Status":"CANCELLED","PercentageComplete":33,"Replayable":true},
{"Id":"short","Type":"Something New","Status":"PARKED","PercentageComplete":5,"RecordsProcessed":1500}
]}"#;

const QUEUED: &str = "11111111-a5ee-4e3f-ad2b-3dfd19d1915f";
const RUNNING: &str = "22222222-a5ee-4e3f-ad2b-3dfd19d1915f";
const STALLED: &str = "33333333-a5ee-4e3f-ad2b-3dfd19d1915f";
const COMPLETED: &str = "44444444-a5ee-4e3f-ad2b-3dfd19d1915f";
const ERROR: &str = "55555555-a5ee-4e3f-ad2b-3dfd19d1915f";
const FAILED: &str = "66666666-a5ee-4e3f-ad2b-3dfd19d1915f";
const CANCELLED: &str = "77777777-a5ee-4e3f-ad2b-3dfd19d1915f";

#[test]
fn not_set_up() {
    Scene::new(&[]).check(r#"part="root""#, expect_file!["snapshots/not_set_up.html"]);
}

#[test]
fn before_the_first_answer() {
    Scene::partner().check(r#"part="list""#, expect_file!["snapshots/blank.html"]);
    Scene::partner()
        .wait(Duration::from_millis(300))
        .check(r#"part="grid""#, expect_file!["snapshots/skeleton.html"]);
}

#[test]
fn the_first_list_cannot_be_loaded() {
    Scene::partner()
        .answer_status(401)
        .check(r#"part="empty""#, expect_file!["snapshots/unauthorized.html"]);
    Scene::partner()
        .answer_status(503)
        .check(r#"part="empty""#, expect_file!["snapshots/server_error.html"]);
    Scene::partner()
        .answer_status(429)
        .check(r#"part="live""#, expect_file!["snapshots/limited.html"]);
}

#[test]
fn no_jobs_and_no_match() {
    Scene::partner()
        .answer(r#"{"Jobs":[]}"#)
        .check(r#"part="empty""#, expect_file!["snapshots/no_jobs.html"]);
    Scene::loaded()
        .tell(Event::Filter(FilterEvent::QueryTyped("status:failed program:1 zebra".into())))
        .check(r#"class="frame""#, expect_file!["snapshots/no_match.html"]);
}

#[test]
fn the_list() {
    Scene::loaded().check(r#"part="root""#, expect_file!["snapshots/list.html"]);
    let mut scene =
        Scene::new(&[("account-sid", "IRx1"), ("account-kind", "brand"), ("readonly", "")]);
    scene
        .answer(JOBS)
        .tell(Event::Filter(FilterEvent::HeaderPressed(SortKey::Status)))
        .tell(Event::Load(LoadEvent::PauseToggled));
    scene.check(r#"part="root""#, expect_file!["snapshots/read_only.html"]);
}

#[test]
fn selected_rows_and_filters() {
    let mut scene = Scene::loaded();
    scene
        .tell(Event::Grid(GridEvent::RowSelected { id: RUNNING.into(), extend: false }))
        .tell(Event::Filter(FilterEvent::QueryTyped(
            "status:running created:x program:3629".into(),
        )))
        .check(r#"part="root""#, expect_file!["snapshots/selected.html"]);
}

#[test]
fn new_jobs_wait_while_the_list_is_touched() {
    let mut scene = Scene::partner();
    scene.answer(r#"{"Jobs":[{"Id":"a","Type":"ClickExport","Status":"QUEUED"}]}"#);
    scene
        .tell(Event::Grid(GridEvent::Touched(Touch::Focus, true)))
        .tell(Event::Load(LoadEvent::RefreshPressed));
    scene.answer(r#"{"Jobs":[{"Id":"a","Type":"ClickExport","Status":"RUNNING"},{"Id":"b","Status":"QUEUED","CreatedDate":"2022-08-24T12:00:00-05:00"}]}"#);
    scene.check(r#"part="list""#, expect_file!["snapshots/new_jobs.html"]);
}

/// The first of many jobs is here.
fn arriving() -> Scene {
    let mut scene = Scene::partner();
    let request = scene.model.load.in_flight.as_ref().unwrap().request;
    let bytes = r#"{"Jobs":[{"Id":"a","Type":"ClickExport","Status":"QUEUED"},"#.into();
    scene.tell(Event::Network(NetworkEvent::Arrived { request, bytes }));
    scene
}

#[test]
fn jobs_arrive() {
    arriving().check(r#"part="status-bar""#, expect_file!["snapshots/arriving.html"]);
    let mut scene = arriving();
    scene.tell(Event::Load(LoadEvent::Stopped));
    scene.check(r#"part="banner"#, expect_file!["snapshots/banner_stopped.html"]);
}

#[test]
fn the_first_list_breaks_off() {
    let mut scene = Scene::partner();
    scene.answer(r#"{"Jobs":[{"Id":"a","Type":"ClickExport","Status":"QUEUED"},"#);
    scene.check(r#"part="banner"#, expect_file!["snapshots/banner_broken_off.html"]);
}

#[test]
fn only_rows_in_view_are_drawn() {
    let jobs: Vec<String> =
        (0..200).map(|it| format!(r#"{{"Id":"job-{it:03}","Status":"QUEUED"}}"#)).collect();
    let mut scene = Scene::partner();
    scene.answer(&format!(r#"{{"Jobs":[{}]}}"#, jobs.join(",")));
    scene
        .tell(Event::Grid(GridEvent::Touched(Touch::Focus, true)))
        .tell(Event::Grid(GridEvent::Scrolled(3_800.0)));
    let body = cut(&draw(scene.model), "grid-body");
    let drawn: Vec<&str> =
        body.lines().filter(|it| it.contains("data-place") || it.contains("\"gap\"")).collect();
    expect_file!["snapshots/scrolled.html"].assert_eq(&(drawn.join("\n") + "\n"));
}

#[test]
fn the_banner() {
    let mut scene = Scene::loaded();
    scene.tell(Event::Load(LoadEvent::RefreshPressed)).answer_status(503);
    scene.check(r#"part="banner"#, expect_file!["snapshots/banner_server.html"]);
    let mut scene = Scene::loaded();
    scene.tell(Event::Load(LoadEvent::RefreshPressed)).answer_list(Err(Failure::Offline));
    scene.check(r#"part="banner"#, expect_file!["snapshots/banner_offline.html"]);
    let mut scene = Scene::loaded();
    scene.tell(Event::Load(LoadEvent::RefreshPressed)).answer_status(401);
    scene.check(r#"part="banner"#, expect_file!["snapshots/banner_sign_in.html"]);
    let mut scene = Scene::partner();
    scene.answer(r#"{"Jobs":[{"Id":"a"},{"Type":"ClickExport"}]}"#);
    scene.check(r#"part="banner"#, expect_file!["snapshots/banner_problems.html"]);
    Scene::partner()
        .answer(r#"{"Jobs":[{"Id":"a","CreatedDate":"07.06.2022"},{"Type":"ClickExport"}]}"#)
        .tell(Event::Load(LoadEvent::ProblemsToggled))
        .check(r#"class="problems""#, expect_file!["snapshots/problems.html"]);
}

#[test]
fn open_jobs() {
    Scene::loaded()
        .open(QUEUED)
        .check(r#"part="detail""#, expect_file!["snapshots/open_queued.html"]);
    Scene::loaded()
        .open(RUNNING)
        .check(r#"part="detail""#, expect_file!["snapshots/open_running.html"]);
    Scene::loaded()
        .open(STALLED)
        .check(r#"part="detail""#, expect_file!["snapshots/open_stalled.html"]);
    Scene::loaded()
        .open(COMPLETED)
        .tell(Event::Action(ActionEvent::Copied { what: Copyable::JobId, ok: true }))
        .check(r#"part="detail""#, expect_file!["snapshots/open_completed.html"]);
    Scene::loaded()
        .open("4a444444-a5ee-4e3f-ad2b-3dfd19d1915f")
        .tell(Event::Action(ActionEvent::Copied { what: Copyable::Json, ok: true }))
        .check(r#"part="detail""#, expect_file!["snapshots/open_expiring.html"]);
    Scene::loaded()
        .open(ERROR)
        .check(r#"part="detail""#, expect_file!["snapshots/open_error.html"]);
    Scene::loaded()
        .open(CANCELLED)
        .check(r#"part="detail""#, expect_file!["snapshots/open_cancelled.html"]);
    Scene::loaded()
        .open("short")
        .check(r#"part="detail""#, expect_file!["snapshots/open_unknown.html"]);
}

#[test]
fn a_long_message() {
    let mut scene = Scene::partner();
    scene.answer(&JOBS.replace("LONG", &"No such column. ".repeat(40))).open(FAILED);
    scene.check(r#"part="detail""#, expect_file!["snapshots/open_failed.html"]);
}

/// Texts and attribute values that are drawn, but for those that say which job or choice it is.
fn drawn(lines: &[String]) -> impl Iterator<Item = &str> {
    let parts = lines.iter().filter_map(|it| it.split_once('>'));
    parts.flat_map(|(tag, text)| {
        let attributes = tag.split("\" ").filter_map(|it| it.split_once("=\""));
        let named = attributes
            .map(|(name, value)| (name.rsplit(' ').next().unwrap_or(name), value))
            .filter(|(name, _)| !["data-job-id", "value"].contains(name));
        named.map(|(_, value)| value).chain([text])
    })
}

#[test]
fn nothing_that_is_drawn_is_long() {
    type State<'a> = Box<dyn Fn(&mut Scene) + 'a>;
    const MOST: usize = 4_100;
    let ids = ["a1", &"i".repeat(10_000)];
    for unit in ["x", "some words ", "e\u{301}"] {
        let long = unit.repeat(10_000);
        let job = |id: &str, status: &str| {
            let names = Attribute::ALL.map(Attribute::name);
            let names = names.iter().filter(|it| !["Id", "Status", "Replayable"].contains(it));
            let values: Vec<_> = names.map(|it| format!(r#","{it}":"{long}""#)).collect();
            let values = values.concat();
            format!(r#"{{"Id":"{id}","Status":"{status}","Replayable":true{values}}}"#)
        };
        let body = format!(
            r#"{{"Jobs":[{},{},{{"Id":["{long}"]}}]}}"#,
            job(ids[0], "COMPLETED"),
            job(ids[1], &long)
        );
        let refused = |widget: &mut Scene| {
            let replay = ActionEvent::ReplayAllowed(ids[0].into());
            widget.tell(Event::Action(replay));
            let ReplayStage::Sent(request) = widget.model.replays[0].stage else { panic!() };
            let body = format!(r#"{{"Status":"ERROR","Message":"{long}"}}"#).into();
            let answer = Ok(Response { status: 403, body, ..Response::default() });
            widget.tell(Event::Network(NetworkEvent::Answered { request, answer }));
        };
        let told = |event: Event| move |widget: &mut Scene| _ = widget.tell(event.clone());
        let states: [State<'_>; 9] = [
            Box::new(|_| {}),
            Box::new(|widget| _ = widget.open(ids[0])),
            Box::new(|widget| _ = widget.open(ids[1])),
            Box::new(refused),
            Box::new(told(Event::Action(ActionEvent::ReplayPressed(ids[0].into())))),
            Box::new(told(Event::Load(LoadEvent::ProblemsToggled))),
            Box::new(told(Event::Overlay(OverlayEvent::MenuToggled(Menu::Type)))),
            Box::new(told(Event::Overlay(OverlayEvent::MenuToggled(Menu::Program)))),
            Box::new(told(Event::Overlay(OverlayEvent::MenuToggled(Menu::Sheet)))),
        ];
        for (place, state) in states.iter().enumerate() {
            let mut scene = Scene::partner();
            scene.answer(&body);
            state(&mut scene);
            let lines = draw(scene.model);
            let longest = drawn(&lines).max_by_key(|it| it.chars().count()).unwrap();
            let start: String = longest.chars().take(80).collect();
            assert!(longest.chars().count() <= MOST, "{unit}, state {place}: {start}");
        }
    }
}

#[test]
fn of_a_very_long_message_the_beginning_is_shown() {
    Scene::partner()
        .answer(&JOBS.replace("LONG", &"No such column. ".repeat(65_536)))
        .open(FAILED)
        .check("d-message", expect_file!["snapshots/message_cut.html"]);
}

#[test]
fn open_jobs_that_are_not_in_the_list() {
    Scene::loaded()
        .open("other")
        .check(r#"part="detail""#, expect_file!["snapshots/open_loading.html"]);
    let answer = |status| Ok(Response { status, ..Response::default() });
    Scene::loaded()
        .open("other")
        .answer_job(answer(404))
        .check(r#"part="detail""#, expect_file!["snapshots/open_missing.html"]);
    Scene::loaded()
        .open("other")
        .answer_job(answer(503))
        .check(r#"part="detail""#, expect_file!["snapshots/open_not_loaded.html"]);
}

#[test]
fn menus() {
    Scene::loaded()
        .tell(Event::Overlay(OverlayEvent::MenuToggled(Menu::Type)))
        .check(r#"part="filters""#, expect_file!["snapshots/menu_type.html"]);
    Scene::loaded()
        .tell(Event::Overlay(OverlayEvent::MenuToggled(Menu::Program)))
        .check(r#"part="filters""#, expect_file!["snapshots/menu_program.html"]);
    Scene::loaded()
        .tell(Event::Filter(FilterEvent::CreatedChosen(Some(CreatedFilter::Between(
            Day::new(2022, 6, 1),
            None,
        )))))
        .tell(Event::Overlay(OverlayEvent::MenuToggled(Menu::Created)))
        .check(r#"part="filters""#, expect_file!["snapshots/menu_created.html"]);
    Scene::loaded()
        .tell(Event::Overlay(OverlayEvent::MenuToggled(Menu::Sort)))
        .check(r#"part="filters""#, expect_file!["snapshots/menu_sort.html"]);
    Scene::loaded()
        .tell(Event::Filter(FilterEvent::QueryTyped("type:ClickExport program:3629".into())))
        .tell(Event::Overlay(OverlayEvent::MenuToggled(Menu::Sheet)))
        .check(r#"part="sheet""#, expect_file!["snapshots/sheet.html"]);
    Scene::loaded()
        .tell(Event::Filter(FilterEvent::CreatedChosen(Some(CreatedFilter::Between(
            Day::new(2022, 6, 1),
            Day::new(2022, 6, 7),
        )))))
        .tell(Event::Filter(FilterEvent::HeaderPressed(SortKey::Id)))
        .tell(Event::Filter(FilterEvent::HeaderPressed(SortKey::Id)))
        .tell(Event::Overlay(OverlayEvent::MenuToggled(Menu::Sheet)))
        .check(r#"part="sheet""#, expect_file!["snapshots/sheet_custom.html"]);
}

/// A partner's list in a widget of this size, with three more jobs that failed, counted.
fn overview(width: u32, height: u32) -> Scene {
    let failed = |id: u32, message: &str| {
        format!(
            r#"{{"Id":"8{id}","Type":"ApiReport","CreatedDate":"2022-06-02T04:00:00-05:00","StartedDate":"2022-06-02T04:00:00-05:00","FailedDate":"2022-06-02T04:0{id}:00-05:00","Status":"FAILED","StatusMessage":"{message}"}},"#
        )
    };
    let failed = [
        failed(1, "Node 7 is full"),
        failed(2, "Node 8 is full"),
        failed(3, "Quota"),
        failed(4, "<Gone>"),
    ];
    let jobs = JOBS.replacen(r#"{"Id""#, &format!(r#"{}{{"Id""#, failed.concat()), 1);
    let mut scene = Scene::partner();
    scene
        .tell(Event::Page(PageEvent::Resized(Size { width, height })))
        .tell(Event::Overview(OverviewEvent::ChartMeasured(Size { width: 440, height: 72 })))
        .answer(&jobs);
    scene
}

#[test]
fn the_overview() {
    Scene::partner()
        .tell(Event::Page(PageEvent::Resized(Size { width: 1_100, height: 700 })))
        .tell(Event::Overview(OverviewEvent::ChartMeasured(Size { width: 200, height: 72 })))
        .wait(Duration::from_millis(300))
        .check(r#"part="overview""#, expect_file!["snapshots/overview_waiting.html"]);
    overview(1_100, 700)
        .tell(Event::Filter(FilterEvent::CreatedChosen(CreatedSpan::Month.filter())))
        .tell(Event::Overview(OverviewEvent::BarsChosen { first: 24, last: 26 }))
        .tell(Event::Overview(OverviewEvent::FigurePressed {
            figure: 1,
            term: "duration:>1s".into(),
        }))
        .tell(Event::Overlay(OverlayEvent::MenuToggled(Menu::Reasons)))
        .wait(Duration::ZERO)
        .check(r#"part="overview""#, expect_file!["snapshots/overview_range.html"]);
    overview(1_100, 700)
        .tell(Event::Filter(FilterEvent::QueryTyped("status:completed".to_owned())))
        .wait(Duration::ZERO)
        .check(r#"class="ov-area figures""#, expect_file!["snapshots/overview_few.html"]);
    overview(390, 760)
        .tell(Event::Overview(OverviewEvent::Toggled))
        .wait(Duration::ZERO)
        .check(r#"class="ov-foot""#, expect_file!["snapshots/overview_alone.html"]);
}

#[test]
fn without_a_list_there_is_no_overview() {
    let drawn = |scene: &mut Scene| {
        let model =
            std::mem::replace(&mut scene.model, Model::new(Rc::new(PlainLocale(FixedZone(0)))));
        draw(model).concat().contains(r#"part="overview""#)
    };
    let sized = |scene: &mut Scene| {
        scene.tell(Event::Page(PageEvent::Resized(Size { width: 1_100, height: 700 })));
    };
    let mut failed = Scene::partner();
    sized(&mut failed);
    failed.answer_status(401);
    assert!(!drawn(&mut failed));
    let mut not_set_up = Scene::new(&[]);
    sized(&mut not_set_up);
    assert!(!drawn(&mut not_set_up));
    let mut empty = Scene::partner();
    sized(&mut empty);
    empty.answer(r#"{"Jobs":[]}"#);
    assert!(drawn(&mut empty));
}

#[test]
fn several_take_turns() {
    let allowed = |id: &str| Event::Action(ActionEvent::ReplayAllowed(id.into()));
    Scene::loaded()
        .tell(Event::Grid(GridEvent::AllSelected))
        .tell(Event::Action(ActionEvent::SelectionPressed(Action::Replay)))
        .tell(Event::Action(ActionEvent::DialogConfirmed))
        .tell(allowed(COMPLETED))
        .tell(allowed(FAILED))
        .tell(allowed(CANCELLED))
        .check(r#"class="status-bar""#, expect_file!["snapshots/waiting.html"]);
}

/// A download of the open job, of which so much came.
fn downloading(progress: Option<(u64, Option<u64>)>) -> Scene {
    let mut scene = Scene::loaded();
    scene.open(COMPLETED).tell(Event::Action(ActionEvent::DownloadAllowed(COMPLETED.into())));
    scene.wait(Duration::from_secs(1));
    let request = scene.model.transfers[0].request;
    for (received, total) in
        progress.iter().flat_map(|(all, total)| [(all / 4, *total), (*all, *total)])
    {
        let progress =
            Progress { file_name: Some("UploadAds-44444444.csv".into()), received, total };
        scene.wait(Duration::from_secs(4));
        scene.tell(Event::Network(NetworkEvent::Progressed { request, progress }));
    }
    scene
}

#[test]
fn downloads() {
    let row = format!(r#"data-job-id="{COMPLETED}" data-place"#);
    let coming = || downloading(Some((12_400_000, Some(31_000_000))));
    coming().check(r#"part="detail-actions""#, expect_file!["snapshots/transfer.html"]);
    coming().check(&row, expect_file!["snapshots/transfer_row.html"]);
    downloading(Some((12_400_000, None)))
        .check(r#"part="transfer""#, expect_file!["snapshots/transfer_no_length.html"]);
    downloading(None).check(r#"part="transfer""#, expect_file!["snapshots/transfer_asked.html"]);
    downloading(None).check(&row, expect_file!["snapshots/transfer_row_asked.html"]);
    Scene::loaded()
        .open(COMPLETED)
        .tell(Event::Action(ActionEvent::DownloadAllowed(COMPLETED.into())))
        .check(r#"part="detail-actions""#, expect_file!["snapshots/transfer_quick.html"]);
}

#[test]
fn the_dialog() {
    let one = Event::Action(ActionEvent::ReplayPressed(COMPLETED.into()));
    Scene::loaded().tell(one).check(r#"class="scrim""#, expect_file!["snapshots/dialog_one.html"]);
    // Those that can’t be replayed are left out.
    let all = Event::Action(ActionEvent::SelectionPressed(Action::Replay));
    Scene::loaded()
        .tell(Event::Grid(GridEvent::AllSelected))
        .tell(all)
        .check(r#"class="scrim""#, expect_file!["snapshots/dialog_several.html"]);
}

#[test]
fn messages() {
    let mut scene = Scene::loaded();
    scene
        .open(COMPLETED)
        .tell(Event::Action(ActionEvent::DownloadAllowed(COMPLETED.into())))
        .tell(Event::Action(ActionEvent::ReplayAllowed(COMPLETED.into())));
    scene.tell(Event::Action(ActionEvent::Copied { what: Copyable::Link, ok: false }));
    scene.model.toasts.tell("Replayed", Some(RUNNING.into()), scene.model.instant);
    scene.check(r#"part="toasts""#, expect_file!["snapshots/messages.html"]);
}
