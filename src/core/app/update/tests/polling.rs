//! When the list is asked for again: by itself, after failures, and at a press.

use super::*;

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
fn nothing_is_asked_while_hidden_and_at_once_on_return() {
    let mut widget = Widget::with(&three());
    // What there is to announce has been said.
    widget.wait(1.0).happens(PageEvent::VisibilityChanged(false));
    assert_eq!(widget.next_wake(), None);
    assert_eq!(widget.wait(3600.0).requests(), []);
    assert_eq!(widget.happens(PageEvent::VisibilityChanged(true)).requests().len(), 1);
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
fn who_asks_by_hand_is_not_left_offline_when_the_connection_is_back() {
    let attributes = PARTNER.into_iter().chain([("refresh", "off")]).collect::<Vec<_>>();
    let mut widget = Widget::connected(&attributes);
    widget.list_arrives(&three());
    widget.happens(PageEvent::ConnectionChanged(false));
    assert_eq!(widget.model.live(), Live::Offline);
    widget.happens(PageEvent::ConnectionChanged(true)).wait(5.0);
    widget.list_arrives(&three());
    assert_eq!((widget.model.live(), widget.wait(3_600.0).requests()), (Live::Paused, vec![]));
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
    // Nor against a filter that looks further back than the list goes.
    let further = "created:2022-01-05..";
    assert_eq!(widget.happens(FilterEvent::QuerySet(further.into())).requests(), []);
    assert_eq!(widget.happens(FilterEvent::QuerySet(format!("{further} x"))).requests(), []);
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
fn removed_widgets_leave_no_wake_up_behind() {
    let mut widget = Widget::with(&list(&[]));
    assert_eq!(widget.model.stage(), Stage::NoJobs);
    widget.happens(PageEvent::VisibilityChanged(false)).wait(10.0);
    assert_eq!(widget.next_wake(), None);
}
