//! What the page sets, and what it is told.

use super::*;

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
fn what_the_page_looks_further_back_for_is_asked_for_too() {
    for refresh in ["20", "off"] {
        let attributes = |query: &'static str| -> Attributes {
            PARTNER.into_iter().chain([("refresh", refresh), ("query", query)]).collect()
        };
        let mut widget = Widget::with(&three());
        widget.happens(PageEvent::AttributesChanged(attributes("")));
        widget.happens(PageEvent::AttributesChanged(attributes("created:2022-01-05..")));
        let request = widget.request();
        assert_eq!(
            request.endpoint.url(),
            "/impact/Mediapartners/IRx/Jobs?CreatedAfter=2022-01-03",
            "{refresh}"
        );
    }
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
fn a_list_that_comes_anew_begins_at_its_top() {
    let shown = |widget: &Widget| widget.model.segments();
    let top = shown(&Widget::with(&three()));
    let mut widget = Widget::with(&three());
    widget.happens(GridEvent::Scrolled(3_000.0));
    assert_ne!(shown(&widget), top);
    widget.happens(PageEvent::AttributesChanged(AGENCY.into_iter().collect()));
    widget.list_arrives(&three());
    assert_eq!(shown(&widget), top, "another account");

    for nothing in ["status:cancelled", "no-such-word"] {
        widget.happens(GridEvent::Scrolled(3_000.0));
        let attributes = |query: &'static str| -> Attributes {
            AGENCY.into_iter().chain([("query", query)]).collect()
        };
        widget.happens(PageEvent::AttributesChanged(attributes(nothing)));
        assert_eq!(widget.model.stage(), Stage::NoMatch);
        widget.happens(PageEvent::AttributesChanged(attributes("")));
        assert_eq!(shown(&widget), top, "{nothing}");
    }
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

/// What a page sets that asks for a brand's jobs from a day on.
fn since_a_day(time_zone: &'static str) -> [(&'static str, &'static str); 5] {
    [
        ("account-sid", "IRx"),
        ("account-kind", "brand"),
        ("api-base", "/impact"),
        ("created-after", "2022-08-24"),
        ("time-zone", time_zone),
    ]
}

impl Widget {
    /// The browser found the zone that the page set, this far from UTC.
    fn finds_zone(&mut self, hours: i32) -> &mut Self {
        let zone = FixedZone(hours * 60);
        self.effects = use_locale(&mut self.model, Rc::new(PlainLocale(zone)));
        self
    }
}

#[test]
fn the_first_list_is_asked_for_in_the_zone_that_the_page_set() {
    let mut widget = Widget::connected(&since_a_day("Asia/Tokyo"));
    let zone = Effect::UseLocale { language: None, time_zone: Some("Asia/Tokyo".into()) };
    assert_eq!(widget.effects, [Effect::Emit(HostEvent::Ready), zone], "which is not there yet");
    let first = widget.finds_zone(9).request();
    assert!(first.endpoint.url().ends_with("?CreatedAfter=2022-08-23T14:59:59Z"), "{first:?}");
    assert_eq!(widget.happens(Event::Woken).requests(), [], "once");
}

#[test]
fn days_that_are_at_other_times_are_asked_for_anew() {
    let mut widget = Widget::connected(&since_a_day(""));
    widget.list_arrives(&list(&[job("a", "COMPLETED", "")]));
    let tokyo = since_a_day("Asia/Tokyo").into_iter().collect();
    let whole = widget.happens(PageEvent::AttributesChanged(tokyo)).finds_zone(9).request();
    assert!(whole.endpoint.url().ends_with("?CreatedAfter=2022-08-23T14:59:59Z"), "{whole:?}");
    let unknown = since_a_day("Mars/Olympus").into_iter().collect();
    widget.happens(PageEvent::AttributesChanged(unknown));
    assert_eq!(widget.finds_zone(9).requests(), [], "the zone is the same");
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
