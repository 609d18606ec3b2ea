use std::rc::Rc;
use std::time::Duration;

use super::*;
use crate::core::api::response::{Failure, Response};
use crate::core::app::event::{
    Action, ActionEvent, Event, FilterEvent, GridEvent, Msg, NetworkEvent, PageAddress, PageEvent,
    Touch,
};
use crate::core::app::update::update;
use crate::core::list::columns;
use crate::core::locale::PlainLocale;
use crate::core::screen::detail::Availability;
use crate::core::screen::sentence::Sentence;
use crate::core::time::{DateTime, FixedZone, Instant, Timestamp};
use crate::core::words::countdown::{Awaited, TRYING_AGAIN};

/// When it all begins: half a minute past, so that a second later is the same minute.
fn start() -> Timestamp {
    DateTime::parse("2026-06-07T09:30:30Z").unwrap().at()
}

/// The `aria-colindex` of the id.
const ID: u8 = 4;

const JOBS: &str = r#"{"Jobs":[
    {"Id":"queued","Status":"QUEUED","CreatedDate":"2026-06-07T09:30:00Z","Replayable":true},
    {"Id":"running","Status":"RUNNING","CreatedDate":"2026-06-07T09:29:00Z",
     "StartedDate":"2026-06-07T09:29:10Z","LastProgressUpdateDate":"2026-06-07T09:30:20Z","PercentageComplete":62},
    {"Id":"stalled","Status":"RUNNING","CreatedDate":"2026-06-07T08:00:00Z",
     "StartedDate":"2026-06-07T08:00:00Z","PercentageComplete":10},
    {"Id":"retried","Status":"ERROR","CreatedDate":"2026-06-07T07:00:00Z",
     "StartedDate":"2026-06-07T09:20:00Z","FailedDate":"2026-06-07T09:25:00Z"},
    {"Id":"done","Status":"COMPLETED","CreatedDate":"2026-06-07T06:00:00Z",
     "StartedDate":"2026-06-07T06:00:00Z","CompletedDate":"2026-06-07T06:12:00Z","Replayable":true}
]}"#;

pub(in crate::core::screen) struct Widget {
    pub(in crate::core::screen) model: Model,
    at: Instant,
}

impl Widget {
    fn new(attributes: &[(&str, &str)]) -> Self {
        let model = Model::new(Rc::new(PlainLocale(FixedZone(0))));
        let mut widget = Self { model, at: Instant::default() };
        widget.happens(PageEvent::Connected {
            attributes: attributes.iter().copied().collect(),
            address: PageAddress::default(),
            seed: 7,
            visible: true,
        });
        widget
    }

    pub(in crate::core::screen) fn with(body: &str) -> Self {
        let mut widget = Self::new(&[("account-sid", "IRx")]);
        widget.answered(Ok(Response { status: 200, body: body.into(), ..Response::default() }));
        widget
    }

    fn answered(&mut self, answer: Result<Response, Failure>) {
        let request = self.model.load.in_flight.as_ref().unwrap().request;
        self.happens(NetworkEvent::Answered { request, answer });
    }

    pub(in crate::core::screen) fn happens(&mut self, event: impl Into<Event>) -> &mut Self {
        let wall = start().plus(self.at.since(Instant::default()));
        update(&mut self.model, Msg { at: self.at, wall, event: event.into() });
        self
    }

    fn wait(&mut self, seconds: u64) -> &mut Self {
        self.at = self.at.plus(Duration::from_secs(seconds));
        self.happens(Event::Woken)
    }

    fn rows(&self) -> Vec<Row> {
        let stretches = grid(&self.model).stretches;
        let rows = stretches.iter().filter_map(|it| match it {
            Stretch::Row(row) => Some(row.clone()),
            Stretch::Gap(_) => None,
        });
        rows.collect()
    }

    fn row(&self, id: &str) -> Row {
        self.rows().into_iter().find(|it| &*it.job.id == id).unwrap()
    }

    /// The rows that Tab stops at, and in which column.
    fn tab_stops(&self) -> Vec<(usize, u8)> {
        self.rows().iter().filter_map(|it| Some((it.index, it.tab_stop?))).collect()
    }
}

fn many() -> String {
    let jobs: Vec<String> =
        (0..200).map(|it| format!(r#"{{"Id":"job-{it:03}","Status":"QUEUED"}}"#)).collect();
    format!(r#"{{"Jobs":[{}]}}"#, jobs.join(","))
}

#[test]
fn no_row_changes_with_a_tick() {
    let mut widget = Widget::with(JOBS);
    let before = list_pane(&widget.model);
    assert_eq!(list_pane(&widget.wait(1).model), before);
    let before = widget.rows();
    let other = |row: &Row| !before.contains(row);
    widget.wait(60);
    let changed: Vec<_> =
        widget.rows().into_iter().filter(other).map(|it| it.job.id.clone()).collect();
    assert_eq!(
        changed.iter().map(|it| &**it).collect::<Vec<_>>(),
        ["stalled", "retried"],
        "minutes"
    );
}

#[test]
fn how_long_jobs_run() {
    let widget = Widget::with(JOBS);
    let started = DateTime::parse("2026-06-07T09:29:10Z").unwrap().at();
    assert_eq!(widget.row("queued").run, Run::Unknown);
    assert_eq!(widget.row("running").run, Run::Since(started));
    assert_eq!(widget.row("done").run, Run::Took(Duration::from_mins(12)));
}

#[test]
fn what_progress_cells_say() {
    let widget = Widget::with(JOBS);
    let says = |id| widget.row(id).progress;
    assert_eq!(says("queued"), ProgressCell::Waiting);
    assert_eq!(says("running"), ProgressCell::Moving { percent: Some(62), records: None });
    let quiet = Duration::from_mins(90);
    assert_eq!(says("stalled"), ProgressCell::Stalled { percent: Some(10), quiet });
    assert_eq!(says("retried"), ProgressCell::Retry(Duration::from_mins(10)));
    assert_eq!(says("done"), ProgressCell::Nothing);
}

#[test]
fn tries_are_told_only_where_there_are_any() {
    let says = |account_kind| {
        let mut widget = Widget::new(&[("account-sid", "IRx"), ("account-kind", account_kind)]);
        let body = r#"[{"Id":"failed","Status":"FAILED"}]"#.into();
        widget.answered(Ok(Response { status: 200, body, ..Response::default() }));
        widget.row("failed").progress
    };
    assert_eq!(says("partner"), ProgressCell::StoppedAfterTries);
    assert_eq!(says("agency"), ProgressCell::StoppedWithoutResult);
}

#[test]
fn the_grid_is_one_tab_stop() {
    let mut widget = Widget::with(&many());
    assert_eq!(widget.tab_stops(), [(0, columns::TYPE)]);
    widget.happens(GridEvent::CellFocused { row: 3, column: ID });
    assert_eq!(widget.tab_stops(), [(3, ID)]);
    widget.happens(GridEvent::Scrolled(3_800.0));
    assert_eq!(widget.tab_stops(), [(3, ID)], "the row with the focus stays");
    widget.happens(GridEvent::Touched(Touch::Focus, false));
    let first = widget.rows()[0].index;
    assert!(first > 3);
    assert_eq!(widget.tab_stops(), [(first, columns::TYPE)], "a row that is there");
}

#[test]
fn rows_that_are_not_drawn_keep_their_room() {
    let mut widget = Widget::with(&many());
    widget.happens(GridEvent::CellFocused { row: 3, column: ID });
    widget.happens(GridEvent::Scrolled(3_800.0));
    let grid = grid(&widget.model);
    assert_eq!((grid.n_rows, grid.height), (200, 200 * 38));
    let [Stretch::Gap(above), Stretch::Row(focused), Stretch::Gap(between), Stretch::Row(next), ..] =
        &*grid.stretches
    else {
        panic!("{:?}", grid.stretches)
    };
    assert_eq!((*above, focused.index), (3 * 38, 3));
    assert_eq!(*between, (next.index - 4) * 38);
}

#[test]
fn the_checkbox_of_all_rows() {
    let mut widget = Widget::with(JOBS);
    let checked = |widget: &Widget| header(&widget.model).checked;
    assert_eq!(checked(&widget), Checked::None);
    widget.happens(GridEvent::RowSelected { id: "done".into(), extend: false });
    assert_eq!(checked(&widget), Checked::Some);
    widget.happens(GridEvent::AllSelected);
    assert_eq!(checked(&widget), Checked::All);
    widget.happens(FilterEvent::QuerySet("status:completed".into()));
    assert_eq!(checked(&widget), Checked::All, "it is about those that match");
    widget.happens(GridEvent::AllSelected);
    assert_eq!(checked(&widget), Checked::None);
    assert_eq!(widget.model.selection.len(), 4, "what is hidden stays selected");
    widget.happens(FilterEvent::FiltersCleared);
    assert_eq!(checked(&widget), Checked::Some);
}

#[test]
fn what_the_filters_hide_of_the_selection_is_said_and_can_be_shown() {
    let mut widget = Widget::with(JOBS);
    widget.happens(GridEvent::AllSelected);
    let hidden = |widget: &Widget| {
        list_pane(&widget.model).bulk.map(|it| (it.n_selected, it.n_hidden, it.can_show))
    };
    assert_eq!(hidden(&widget), Some((5, 0, false)));
    for (query, n_hidden) in [("status:completed", 4), ("no such word", 5)] {
        widget.happens(FilterEvent::QuerySet(query.into()));
        assert_eq!(hidden(&widget), Some((5, n_hidden, true)), "{query}");
    }
    widget.happens(FilterEvent::SelectionShown);
    assert_eq!(hidden(&widget), Some((5, 0, false)));
    assert_eq!(widget.model.listing.rows.len(), 5);
}

#[test]
fn what_can_be_done_with_the_selected_jobs() {
    let mut widget = Widget::with(JOBS);
    assert_eq!(bulk(&widget.model), None);
    widget.happens(GridEvent::AllSelected);
    let all = Bulk {
        n_selected: 5,
        n_hidden: 0,
        can_show: false,
        n_replayable: Some(1),
        n_downloadable: 1,
    };
    assert_eq!(bulk(&widget.model), Some(all));
    widget.happens(ActionEvent::SelectionPressed(Action::Download));
    widget.happens(ActionEvent::DownloadAllowed("done".into()));
    assert_eq!(bulk(&widget.model).unwrap().n_downloadable, 0, "it is under way");
    assert_eq!(widget.row("done").download, Availability::UnderWay);
}

#[test]
fn when_a_list_that_could_not_be_loaded_is_asked_for_again() {
    let mut widget = Widget::new(&[("account-sid", "IRx")]);
    widget.answered(Err(Failure::TimedOut));
    let last = |widget: &Widget| {
        let text = load_failed(&widget.model).unwrap().text;
        text.last().unwrap().clone()
    };
    let Sentence::Countdown { awaited: Awaited::FirstList, until } = last(&widget) else {
        panic!("{:?}", last(&widget))
    };
    assert!(until > widget.model.now);
    widget.wait(until.since(widget.model.now).as_secs() + 1);
    assert_eq!(last(&widget), Sentence::from(TRYING_AGAIN));
    widget.answered(Ok(Response { status: 401, ..Response::default() }));
    assert!(matches!(last(&widget), Sentence::Fixed(text) if text.ends_with("to update it.")));
    assert!(!load_failed(&Widget::new(&[]).model).unwrap().can_retry, "that would be of no use");
}
