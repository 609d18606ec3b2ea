//! Without a sign-in: what stops, and what goes on when the person is back.

use super::*;

/// Every answer that means that somebody is not signed in.
pub(super) fn signed_out() -> Vec<Answer> {
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
