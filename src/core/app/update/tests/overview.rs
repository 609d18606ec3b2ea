//! Where the overview is shown, how it is counted, and what a press in it asks for.

use super::*;
use crate::core::app::config::Showing;
use crate::core::app::event::SearchEvent;
use crate::core::app::event::{OverviewEvent, Size};
use crate::core::overview::{Bar, Summary};
use crate::core::screen;

const WIDE: Size = Size { width: 1_100, height: 700 };
const NARROW: Size = Size { width: 390, height: 760 };

/// A job created so many hours ago, which ran for a minute.
fn aged(id: &str, status: &str, hours: u64, message: &str) -> String {
    let now = DateTime::parse("2022-08-24T12:08:00-05:00").unwrap().at();
    let created = DateTime::new(now.minus(Duration::from_hours(hours)), -300);
    let ended = DateTime::new(created.at().plus(Duration::from_mins(1)), -300);
    format!(
        r#"{{"Id":"{id}","Type":"ApiReport","Status":"{status}","CreatedDate":"{created}","StartedDate":"{created}","CompletedDate":"{ended}","FailedDate":"{ended}","StatusMessage":"{message}"}}"#
    )
}

/// Six jobs of the last three days, of which three failed.
fn six() -> String {
    list(&[
        aged("a", "COMPLETED", 1, ""),
        aged("b", "COMPLETED", 2, ""),
        aged("c", "FAILED", 30, "Node 1 is full"),
        aged("d", "FAILED", 31, "Node 2 is full"),
        aged("e", "FAILED", 54, "Quota"),
        aged("f", "COMPLETED", 55, ""),
    ])
}

fn many(n: usize) -> String {
    let jobs: Vec<_> = (0..n).map(|it| aged(&it.to_string(), "COMPLETED", 1, "")).collect();
    list(&jobs)
}

/// A wide widget that has loaded and counted these jobs.
fn counted(jobs: &str) -> Widget {
    let mut widget = Widget::connected(&PARTNER);
    widget.happens(PageEvent::Resized(WIDE)).list_arrives(jobs);
    widget.counts();
    widget
}

impl Widget {
    /// Lets the count end.
    fn counts(&mut self) -> &mut Self {
        while self.next_wake() == Some(0.0) {
            self.wait(0.0);
        }
        self
    }

    fn summary(&self) -> &Rc<Summary> {
        self.model.overview.summary.as_ref().expect("a count")
    }

    /// How many jobs the bars have.
    fn in_bars(&self) -> usize {
        self.summary().bars.iter().map(Bar::n_jobs).sum()
    }

    /// The bars with jobs.
    fn full(&self) -> Vec<usize> {
        let bars = self.summary().bars.iter().enumerate();
        bars.filter(|(_, it)| it.n_jobs() > 0).map(|(at, _)| at).collect()
    }

    fn query(&self) -> &str {
        &self.model.query_text
    }

    fn filters(&mut self, query: &str) -> &mut Self {
        self.happens(FilterEvent::QuerySet(query.to_owned())).counts()
    }

    fn chooses(&mut self, first: usize, last: usize) -> &mut Self {
        self.happens(OverviewEvent::BarsChosen { first, last }).counts()
    }
}

#[test]
fn is_shown_where_there_is_room_and_as_the_page_says() {
    let shown = |overview: &str, width, height| {
        let attributes: Vec<_> = PARTNER.into_iter().chain([("overview", overview)]).collect();
        let mut widget = Widget::connected(&attributes);
        assert!(!widget.model.is_overview_shown(), "before the size is known");
        widget.happens(PageEvent::Resized(Size { width, height }));
        widget.model.is_overview_shown()
    };
    for (overview, width, height, expected) in [
        ("auto", 900, 560, true),
        ("auto", 899, 560, false),
        ("auto", 900, 559, false),
        ("on", 900, 360, true),
        ("on", 899, 900, false),
        ("off", 1_600, 900, false),
    ] {
        assert_eq!(shown(overview, width, height), expected, "{overview} {width} × {height}");
    }
}

#[test]
fn a_person_switches_it_and_the_page_again() {
    let mut widget = counted(&six());
    let shown =
        |widget: &Widget| (widget.model.is_overview_shown(), widget.model.is_overview_alone());
    widget.happens(OverviewEvent::Toggled);
    assert_eq!(shown(&widget), (false, false));
    assert!(widget.effects.contains(&Effect::Reflect("overview", Some("off".into()))));
    let is_told =
        |it: &Effect| matches!(it, Effect::Emit(HostEvent::View { overview: Showing::Off, .. }));
    assert!(widget.effects.iter().any(is_told), "so that the page can keep it");
    widget.happens(OverviewEvent::Toggled);
    assert_eq!(shown(&widget), (true, false));
    widget.happens(OverviewEvent::Toggled);
    let attributes = PARTNER.into_iter().chain([("overview", "on")]).collect();
    widget.happens(PageEvent::AttributesChanged(attributes));
    assert_eq!(shown(&widget), (true, false), "what the page says anew holds");
}

#[test]
fn a_narrow_widget_shows_it_in_place_of_the_list() {
    let mut widget = counted(&six());
    widget.happens(PageEvent::Resized(NARROW));
    let shown =
        |widget: &Widget| (widget.model.is_overview_shown(), widget.model.is_overview_alone());
    assert_eq!(shown(&widget), (false, false));
    widget.happens(OverviewEvent::Toggled);
    assert_eq!(shown(&widget), (true, true));
    assert_eq!(screen::overview::overview(&widget.model).unwrap().in_place_of, Some(6));
    widget.happens(JobEvent::Opened(id("a")));
    assert_eq!(shown(&widget), (false, false), "an open job stands over all");
    widget.happens(JobEvent::Closed);
    assert_eq!(shown(&widget), (true, true));
    widget.happens(OverviewEvent::Toggled);
    assert_eq!(shown(&widget), (false, false));
    assert!(
        widget.effects.iter().any(|it| matches!(it, Effect::Focus(Target::Cell { .. }))),
        "the button that had the focus is gone"
    );
}

#[test]
fn nothing_is_counted_that_is_not_shown() {
    let mut widget = Widget::with(&six());
    assert!(widget.model.overview.summary.is_none());
    assert_ne!(widget.next_wake(), Some(0.0));
    widget.happens(PageEvent::Resized(WIDE)).counts();
    assert_eq!(widget.in_bars(), 6);
    widget.happens(OverviewEvent::Toggled);
    assert!(widget.model.overview.summary.is_none());
    assert_ne!(widget.next_wake(), Some(0.0));
}

#[test]
fn all_jobs_are_counted_in_slices_and_what_was_counted_stays_until_then() {
    let mut widget = counted(&many(12_000));
    assert_eq!(widget.in_bars(), 12_000);
    widget.happens(FilterEvent::QuerySet("status:failed".to_owned()));
    assert_eq!((widget.in_bars(), widget.next_wake()), (12_000, Some(0.0)));
    widget.wait(0.0);
    assert_eq!((widget.in_bars(), widget.next_wake()), (12_000, Some(0.0)));
    widget.wait(0.0);
    assert_eq!(widget.in_bars(), 0);
    assert_ne!(widget.next_wake(), Some(0.0));
}

#[test]
fn a_filter_that_is_only_begun_hides_nothing_here_either() {
    let mut widget = counted(&six());
    widget.filters("status:failed");
    let n = widget.in_bars();
    for text in
        ["status:failed", "status:failed sta", "sta status:failed", "status:failed created:<"]
    {
        let cursor = text.find("sta ").map_or(text.len(), |it| it + 3);
        widget.happens(SearchEvent::Typed { text: text.into(), cursor }).counts();
        assert_eq!(widget.in_bars(), n, "{text}");
    }
}

#[test]
fn a_refresh_follows_the_jobs_that_changed() {
    let mut widget = counted(&six());
    let before = Rc::clone(widget.summary());
    widget.wait(60.0).list_arrives(&six());
    assert!(Rc::ptr_eq(&before, widget.summary()), "nothing changed");
    let changed = six().replace(
        r#""a","Type":"ApiReport","Status":"COMPLETED""#,
        r#""a","Type":"ApiReport","Status":"FAILED""#,
    );
    widget.happens(LoadEvent::RefreshPressed).list_arrives(&changed);
    assert_eq!((widget.summary().n_failed, widget.in_bars()), (4, 6));
    assert_ne!(widget.next_wake(), Some(0.0), "nothing else is counted");
}

#[test]
fn another_account_is_counted_anew() {
    let mut widget = counted(&six());
    let attributes = [("account-sid", "IRy"), ("api-base", "/impact")];
    widget.happens(PageEvent::AttributesChanged(attributes.into_iter().collect()));
    assert!(screen::overview::overview(&widget.model).unwrap().summary.is_none());
    widget.list_arrives(&many(2)).counts();
    assert_eq!(widget.in_bars(), 2);
}

#[test]
fn the_bars_are_the_time_that_is_asked_for() {
    let mut widget = counted(&six());
    let ends = |widget: &Widget| {
        let axis = &widget.summary().axis;
        [0, axis.n_bars() - 1].map(|it| axis.stretch(it..=it).unwrap().term())
    };
    assert_eq!(ends(&widget), ["created:2022-05-26", "created:2022-08-23..2022-08-24"]);
    widget.filters("created:2022-08-01..2022-08-10");
    assert_eq!(
        ends(&widget),
        [
            "created:2022-08-01T00:00..2022-08-01T05:59",
            "created:2022-08-10T18:00..2022-08-10T23:59"
        ]
    );
    widget.filters("created:<24h");
    assert_eq!(
        ends(&widget),
        [
            "created:2022-08-23T12:00..2022-08-23T12:59",
            "created:2022-08-24T12:00..2022-08-24T12:59"
        ]
    );
    assert_eq!(widget.full().len(), 2);
}

#[test]
fn bars_move_on_with_the_time() {
    let mut widget = counted(&six());
    widget.filters("created:<24h");
    let first = |widget: &Widget| widget.summary().axis.stretch(0..=0).unwrap().term();
    assert_eq!(first(&widget), "created:2022-08-23T12:00..2022-08-23T12:59");
    widget.wait(52.0 * 60.0).counts();
    assert_eq!(first(&widget), "created:2022-08-23T13:00..2022-08-23T13:59");
}

#[test]
fn the_chart_counts_without_the_range_that_is_chosen_on_it() {
    let mut widget = counted(&six());
    let axis = widget.summary().axis.clone();
    let last = axis.n_bars() - 1;
    widget.chooses(last, last);
    assert_eq!(widget.query(), "created:2022-08-23..2022-08-24");
    assert_eq!((widget.rows(), widget.in_bars()), ("a b c d".to_owned(), 6));
    assert_eq!(widget.summary().axis, axis, "the bars stay");
    assert_eq!((widget.summary().n_failed, widget.model.chosen_bars()), (2, Some(last..=last)));
    widget.chooses(last - 1, last);
    assert_eq!(widget.query(), "created:2022-08-21..2022-08-24");
    assert_eq!(widget.rows(), "a b c d e f");
    widget.happens(OverviewEvent::BarsTakenBack).counts();
    assert_eq!((widget.query(), widget.model.chosen_bars()), ("", None));
    assert_eq!(widget.summary().axis, axis);
}

#[test]
fn a_range_that_is_taken_back_leaves_what_was_asked_before() {
    let mut widget = counted(&six());
    widget.filters("status:failed created:<7d");
    widget.chooses(3, 5).chooses(20, 28);
    assert_eq!(widget.query(), "status:failed created:2022-08-22T12:00..2022-08-24T17:59");
    widget.happens(OverviewEvent::BarsTakenBack);
    assert_eq!(widget.query(), "status:failed created:<7d");
    // The bars that are chosen already.
    widget.chooses(3, 3).chooses(3, 3);
    assert_eq!(widget.query(), "status:failed created:<7d");
    widget.happens(OverviewEvent::BarsTakenBack);
    assert_eq!(widget.query(), "status:failed created:<7d");
}

#[test]
fn a_range_that_is_typed_or_chosen_elsewhere_is_the_time_of_the_bars() {
    let mut widget = counted(&six());
    widget.chooses(44, 45);
    widget.filters("created:2022-08-22..2022-08-23");
    assert_eq!(widget.model.chosen_bars(), None);
    let axis = &widget.summary().axis;
    assert_eq!(
        axis.stretch(0..=axis.n_bars() - 1).unwrap().term(),
        "created:2022-08-22..2022-08-23"
    );
    // Other filters change nothing about it.
    widget.filters("").chooses(44, 45);
    let query = format!("{} quota", widget.query());
    widget.filters(&query);
    assert_eq!(widget.model.chosen_bars(), Some(44..=45));
}

#[test]
fn bars_that_are_not_there_cannot_be_chosen() {
    let mut widget = counted(&six());
    widget.chooses(40, 400);
    assert_eq!(widget.query(), "");
    Widget::connected(&PARTNER).chooses(0, 0);
}

#[test]
fn a_figure_is_a_filter_that_a_second_press_takes_away() {
    let mut widget = counted(&six());
    let press = |widget: &mut Widget, figure, term: &str| {
        widget.happens(OverviewEvent::FigurePressed { figure, term: term.into() }).counts();
    };
    press(&mut widget, 0, "status:completed");
    assert_eq!((widget.query(), &*widget.rows()), ("status:completed", "a b f"));
    press(&mut widget, 1, "duration:>45s");
    assert_eq!(widget.query(), "status:completed duration:>45s");
    assert_eq!(widget.model.pressed_figure(1).map(|it| &**it), Some("duration:>45s"));
    // The figure is another one now, and so is what it would ask for.
    press(&mut widget, 1, "duration:>1m");
    press(&mut widget, 0, "status:completed");
    assert_eq!(widget.query(), "");
    press(&mut widget, 1, "duration:>1m");
    assert_eq!(widget.query(), "duration:>1m");
}

#[test]
fn a_reason_is_a_filter_that_a_second_press_takes_away() {
    let mut widget = counted(&six());
    let term: Rc<str> = widget.summary().reasons[0].term().into();
    widget.happens(OverlayEvent::MenuToggled(Menu::Reasons));
    widget.happens(OverviewEvent::ReasonPressed(Rc::clone(&term))).counts();
    assert_eq!((&*widget.rows(), widget.model.menu), ("c d", None));
    assert_eq!(widget.summary().reasons.len(), 1);
    widget.happens(OverviewEvent::ReasonPressed(term));
    assert_eq!((widget.query(), widget.model.listing.rows.len()), ("", 6));
}

#[test]
fn figures_are_compared_with_what_is_loaded_alone() {
    let jobs: Vec<_> =
        (0..10).map(|it| aged(&it.to_string(), "COMPLETED", it * 12 + 6, "")).collect();
    let mut widget = counted(&list(&jobs));
    assert_eq!(widget.summary().before.share, None, "nothing is loaded of the 90 days before");
    widget.filters("created:<48h");
    assert_eq!(widget.summary().before.share, None, "of four jobs nothing is said");
    widget.filters("created:<60h");
    assert_eq!(widget.summary().before.share, Some(1_000));
}

#[test]
fn time_that_passes_counts_anew_only_where_other_jobs_are_found() {
    let mut widget = counted(&many(12_000));
    for (query, seconds, counts) in [
        ("created:<24h", 5.0, false),
        // A job that the dates leave out can stall too, and have a bar.
        ("created:<24h -is:stalled", 5.0, true),
        ("created:<70m", 600.0, true),
    ] {
        widget.filters(query);
        widget.wait(seconds);
        assert_eq!(widget.model.overview_counts_at().is_some(), counts, "{query}");
        widget.counts();
    }
    assert_eq!((widget.rows(), widget.in_bars()), (String::new(), 0));
}

#[test]
fn another_zone_has_other_bars() {
    let mut widget = counted(&six());
    widget.chooses(45, 45);
    let before = widget.summary().axis.clone();
    use_locale(&mut widget.model, Rc::new(PlainLocale(FixedZone(120))));
    widget.counts();
    assert_ne!(widget.summary().axis.time(0..=0), before.time(0..=0));
    assert_eq!(widget.model.chosen_bars(), None, "what was chosen is the time of the bars now");
}
