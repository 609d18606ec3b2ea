//! Everything that can come in place of the list, at the first load and over a list that is there: the right words, no
//! data lost, and the way back.

use serde_json::json;

use crate::harness::run;
use crate::page::Page;
use crate::server::jobs;
use crate::wait::{BY_ITSELF, until};

/// A fault of the sandbox, and what the widget makes of it.
struct Case {
    fault: &'static str,
    /// The `kind` of the error event.
    kind: &'static str,
    /// HTTP status in the error event.
    status: Option<u16>,
    /// At the first load, in place of the list.
    first: &'static [&'static str],
    /// Over a list that is there.
    later: &'static [&'static str],
    /// How it goes away when the server is well again.
    heals: Heals,
}

#[derive(Clone, Copy, PartialEq)]
enum Heals {
    /// By itself, soon.
    Soon,
    /// By itself, after minutes in which a person can ask.
    Slowly,
    /// When a person asks, or comes back to the page.
    WhenAsked,
}

/// Nobody waits for the next try. An answer still has seconds to come, on a busy machine too.
const FASTER: u32 = 4;

/// Waits for the list, asking for it where the widget does not soon.
async fn recovers(page: &Page, heals: Heals) {
    if heals != Heals::Soon {
        page.css("button").saying("Try").press().await;
    }
    let live = async || page.part("live-text").one().await.attribute("data-live").to_owned();
    until("live", BY_ITSELF, live, |it| it == "live").await;
    page.matches(20).await;
    page.part("banner").goes_away().await;
    page.part("empty").goes_away().await;
}

async fn tells(page: &Page, Case { kind, status, .. }: &Case) {
    let error = page.event("impact-jobs-error").await;
    assert_eq!((&error.detail["kind"], &error.detail["status"]), (&json!(kind), &json!(status)));
    assert!(error.detail["message"].as_str().is_some_and(|it| !it.is_empty()), "{error:?}");
}

fn at_first_load(case: Case) {
    run(jobs(20), async move |page| {
        page.speed_up(FASTER);
        page.server.fault(case.fault, "list").await;
        page.visit("/").await;
        let notice = page.part("empty");
        for words in case.first {
            notice.says(words).await;
        }
        notice.says("GET /Jobs").await;
        notice.clone().button("Copy technical details").appears().await;
        tells(&page, &case).await;
        assert_eq!(page.events("impact-jobs-load").await.len(), 0);
        page.server.mend(case.fault).await;
        recovers(&page, case.heals).await;
    });
}

fn over_a_list(case: Case) {
    run(jobs(20), async move |page| {
        // High enough for all rows, also below the banner.
        page.resize(1_280, 1_400).await;
        page.speed_up(FASTER);
        page.open().await;
        let before = page.ids().await;
        assert_eq!(before.len(), 20);
        page.server.fault(case.fault, "list").await;
        page.refresh().await;
        let banner = page.part("banner");
        for words in case.later {
            banner.says(words).await;
        }
        tells(&page, &case).await;
        let live = page.part("live-text").one().await.attribute("data-live").to_owned();
        let expected = match case.fault {
            "429" => "limited",
            _ if case.heals == Heals::WhenAsked => "stopped",
            _ => "retrying",
        };
        assert_eq!(live, expected);
        assert_eq!(page.ids().await, before, "the list stays");
        page.matches(20).await;
        page.server.mend(case.fault).await;
        recovers(&page, case.heals).await;
    });
}

macro_rules! faults {
    ($($name:ident: $case:expr;)*) => {$(
        mod $name {
            use super::{Case, Heals};

            const CASE: Case = $case;

            #[test]
            fn at_first_load() {
                super::at_first_load(CASE);
            }

            #[test]
            fn over_a_list() {
                super::over_a_list(CASE);
            }
        }
    )*};
}

faults! {
    unauthorized: Case {
        fault: "401",
        kind: "unauthorized",
        status: Some(401),
        first: &[
            "The sign-in was not accepted",
            "Sign in to the portal again.",
            "the account SID or token this page uses is wrong, expired or revoked. Ask the owner of this page to update it.",
            "401",
        ],
        later: &["The sign-in is no longer accepted (401). Showing jobs from", "Updates have stopped."],
        heals: Heals::WhenAsked,
    };
    sign_in_by_redirect: Case {
        fault: "login-redirect",
        kind: "unauthorized",
        status: None,
        first: &[
            "This portal asks you to sign in",
            "Sign in to the portal again. Jobs are loaded as soon as you come back to this page.",
            "redirect",
        ],
        later: &[
            "This portal asks you to sign in again. Showing jobs from",
            "Updates go on when you have signed in and come back.",
        ],
        heals: Heals::WhenAsked,
    };
    forbidden: Case {
        fault: "403",
        kind: "forbidden",
        status: Some(403),
        first: &[
            "No permission to list jobs",
            "The token works, but it is not allowed to read Jobs. Ask the owner of this page for a token with the Jobs scope.",
            "403",
        ],
        later: &["Could not update:", "(403)", "Next try in"],
        heals: Heals::Slowly,
    };
    not_found: Case {
        fault: "404",
        kind: "not-found",
        status: Some(404),
        first: &[
            "Jobs were not found at this address",
            "The address or account type set on this page may be wrong. Ask the owner of this page to check it.",
            "404",
        ],
        later: &["Could not update:", "(404)", "Next try in"],
        heals: Heals::Slowly,
    };
    server_error: Case {
        fault: "500",
        kind: "server",
        status: Some(500),
        first: &["impact.com had a problem", "It answered with an error (500).", "500"],
        later: &["Could not update: impact.com had a problem (500). Showing jobs from"],
        heals: Heals::Soon,
    };
    bad_gateway: Case {
        fault: "502-html",
        kind: "server",
        status: Some(502),
        first: &["impact.com had a problem", "It answered with an error (502).", "502"],
        later: &["Could not update: impact.com had a problem (502). Showing jobs from"],
        heals: Heals::Soon,
    };
    xml: Case {
        fault: "xml",
        kind: "unreadable",
        status: Some(200),
        first: &[
            "The answer could not be read",
            "impact.com, or a server in between, sent XML where this page needs JSON. \
             Copy the details for the owner of this page.",
        ],
        later: &["Could not update: the answer could not be read", "XML"],
        heals: Heals::Soon,
    };
    login_page: Case {
        fault: "login",
        kind: "unreadable",
        status: Some(200),
        first: &["The answer could not be read", "a web page where this page needs JSON"],
        later: &["Could not update: the answer could not be read", "a web page"],
        heals: Heals::Soon,
    };
    error_envelope: Case {
        fault: "envelope",
        kind: "refused",
        status: Some(200),
        first: &["impact.com refused the request", "Not permitted to run this request"],
        later: &["Could not update: Not permitted to run this request"],
        heals: Heals::Soon,
    };
    reset: Case {
        fault: "reset",
        kind: "unreachable",
        status: None,
        first: &["Can't reach impact.com", "Check your connection. An ad or privacy blocker in this browser may"],
        later: &["Could not update: can't reach impact.com"],
        heals: Heals::Soon,
    };
}

/// Lets the next list be refused for so many seconds.
async fn limit(page: &Page, retry_after: u32) {
    page.server
        .control("fault", json!({ "kind": "429", "on": "list", "retry_after": retry_after }))
        .await;
}

#[test]
fn a_limit_at_the_first_load_is_waited_for() {
    run(jobs(20), async |page| {
        limit(&page, 4).await;
        page.visit("/").await;
        page.part("empty").says("Hourly request limit reached").await;
        page.part("live-text").has("data-live", "limited").await;
        let error = page.event("impact-jobs-error").await;
        assert_eq!(
            (&error.detail["kind"], &error.detail["status"]),
            (&json!("rate-limited"), &json!(429))
        );
        recovers(&page, Heals::Soon).await;
    });
}

#[test]
fn a_limit_is_told_counted_down_and_kept() {
    run(jobs(20), async |page| {
        page.open().await;
        limit(&page, 6).await;
        page.refresh().await;
        let banner = page.css("[part~=banner][role=status]");
        banner.says("Hourly request limit reached. Updates start again in").await;
        banner.says("Jobs below are from").await;
        page.part("live-text").says("Rate limited · resumes in 0:0").await;
        page.matches(20).await;

        let asked = page.server.n_requests("list").await;
        let refresh = page.css("button[aria-label^='Refresh']");
        refresh.has("aria-disabled", "true").await;
        refresh.sees("to say when", |it| it.name.starts_with("Refresh: possible again in")).await;
        refresh.press().await;
        page.refresh().await;
        assert_eq!(
            page.server.n_requests("list").await,
            asked,
            "asking again would only make it longer"
        );
        refresh.script::<()>("it.focus()").await;
        recovers(&page, Heals::Soon).await;
        page.focuses("the same button", |it| it.name == "Refresh now").await;
        assert_eq!(page.server.n_requests("list").await, asked + 1);
    });
}

#[test]
fn a_list_that_is_suddenly_empty_is_asked_for_again_before_it_is_believed() {
    run(jobs(20), async |page| {
        page.open().await;
        page.server.fault("empty", "list").await;
        page.refresh().await;
        page.part("banner").says("an empty list, where there were jobs before").await;
        page.matches(20).await;
        page.button("Try now").press().await;
        page.part("empty").says("No jobs yet").await;
        page.server.mend("empty").await;
        page.button("Check again").press().await;
        recovers(&page, Heals::Soon).await;
    });
}

#[test]
fn who_signed_in_and_comes_back_has_the_list() {
    run(jobs(20), async |page| {
        page.speed_up(FASTER);
        page.server.fault("login-redirect", "list").await;
        page.visit("/").await;
        page.part("empty").says("This portal asks you to sign in").await;
        page.part("live-text").has("data-live", "stopped").await;
        assert_eq!(page.server.n_requests("list").await, 1, "nobody has signed in meanwhile");
        page.server.mend("login-redirect").await;
        page.run("window.dispatchEvent(new Event('focus'))", json!([])).await;
        page.matches(20).await;
        page.part("empty").goes_away().await;
        assert_eq!(page.server.n_requests("list").await, 2);
    });
}

#[test]
fn a_request_that_the_browser_blocks_is_not_called_offline() {
    run(jobs(20), async |page| {
        // As an extension does it, before anything is sent.
        page.before_each_load(
            "const { fetch } = window; window.fetch = async (...request) => { \
               if (String(request[0].url ?? request[0]).includes('/Jobs')) throw new TypeError('Failed to fetch'); \
               return fetch(...request) }",
        );
        page.visit("/").await;
        page.part("empty").says("An ad or privacy blocker in this browser may also block").await;
        page.part("live-text").has("data-live", "retrying").await;
        assert_eq!(page.server.n_requests("list").await, 0);
    });
}

#[test]
fn a_slow_answer_over_a_list_changes_nothing_meanwhile() {
    run(jobs(20), async |page| {
        page.open().await;
        page.server.control("fault", json!({ "kind": "slow", "seconds": 2.0, "on": "list" })).await;
        let asked = page.server.n_requests("list").await + 1;
        page.button("Refresh now").press().await;
        until(
            "the request",
            BY_ITSELF,
            async || page.server.n_requests("list").await,
            |it| *it == asked,
        )
        .await;
        page.matches(20).await;
        assert!(!page.part("banner").is_there().await);
        let loads = async || page.events("impact-jobs-load").await.len();
        until("the slow answer", BY_ITSELF, loads, |it| *it == 2).await;
        assert_eq!(page.server.n_requests("list").await, asked, "it is asked once");
        page.part("live-text").has("data-live", "live").await;
    });
}

#[test]
fn an_answer_that_does_not_come_is_given_up() {
    run(jobs(20), async |page| {
        // Half a minute passes in three seconds.
        page.speed_up(10);
        page.server
            .control(
                "fault",
                json!({ "kind": "slow", "seconds": 60.0, "times": 10_000, "on": "list" }),
            )
            .await;
        page.visit("/").await;
        let error = page.event("impact-jobs-error").await;
        assert_eq!(
            (&error.detail["kind"], &error.detail["status"]),
            (&json!("timed-out"), &json!(null))
        );
        page.part("empty").says("Can't reach impact.com").await;
        page.part("empty").says("no answer").await;
        page.server.mend("slow").await;
        recovers(&page, Heals::Soon).await;
    });
}

#[test]
fn try_now_does_not_wait_for_the_next_try() {
    run(jobs(20), async |page| {
        page.open().await;
        page.server.fault_once("500", "list").await;
        page.refresh().await;
        page.part("banner").find("button").saying("Try").press().await;
        page.part("banner").goes_away().await;
        page.part("live-text").has("data-live", "live").await;
    });
}

#[test]
fn a_page_without_an_account_says_what_is_missing() {
    run(jobs(20), async |page| {
        page.preset(&[("account-sid", "")]);
        page.visit("/").await;
        page.part("empty").says("account-sid").await;
        assert_eq!(page.server.n_requests("list").await, 0);
    });
}

/// What came before the answer broke off is not lost.
mod truncated {
    use super::*;

    const CASE: Case = Case {
        fault: "truncated",
        kind: "unreadable",
        status: Some(200),
        first: &[
            "Could not load all jobs: the answer could not be read",
            "breaks off",
            "that arrived.",
        ],
        later: &["Could not update: the answer could not be read"],
        heals: Heals::Soon,
    };

    #[test]
    fn at_first_load() {
        run(jobs(20), async |page| {
            page.speed_up(FASTER);
            page.server.fault(CASE.fault, "list").await;
            page.visit("/").await;
            let banner = page.part("banner");
            for words in CASE.first {
                banner.says(words).await;
            }
            tells(&page, &CASE).await;
            assert_eq!(page.events("impact-jobs-load").await.len(), 0);
            let n = page.ids().await.len();
            assert!((1..20).contains(&n), "{n} of 20");
            page.server.mend(CASE.fault).await;
            recovers(&page, CASE.heals).await;
        });
    }

    #[test]
    fn over_a_list() {
        super::over_a_list(CASE);
    }
}
