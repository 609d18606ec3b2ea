//! Replays and downloads, one and several.

use super::*;
use crate::core::api::result_file::Progress;
use crate::core::app::event::{
    Action, ActionEvent, GridEvent, NetworkEvent, OverlayEvent, PageEvent,
};
use crate::core::job::{Attribute, Job};

/// A replay of a job, up to the request.
fn replay(widget: &mut Widget, job: &str) -> RequestId {
    widget.happens(ActionEvent::ReplayPressed(id(job)));
    assert_eq!(widget.effects, [Effect::Focus(Target::Dialog)]);
    widget.happens(ActionEvent::DialogConfirmed);
    let Some(Effect::Ask(HostEvent::Replay(_), allowed)) = widget.effects.last().cloned() else {
        panic!("{:?}", widget.effects)
    };
    widget.happens(allowed);
    let request = widget.request();
    assert_eq!((request.method, request.timeout.is_some()), (Method::Put, true));
    request.id
}

#[test]
fn a_replay_asks_the_person_then_the_page_then_the_server() {
    let mut widget = Widget::with(&three());
    let request = replay(&mut widget, "f");
    assert!(
        !widget.model.can_replay(&widget.model.store.get("f").unwrap().clone()),
        "not twice at once"
    );
    widget.answer(request, 200, &job("f", "QUEUED", ""));
    assert_eq!(widget.toasts(), ["Replay started. Job f is queued again."]);
    assert_eq!(widget.model.store.get("f").map(|it| it.status.clone()), Some(Status::Queued));
    assert!(widget.emitted().contains(&&HostEvent::Replayed { id: id("f"), new_id: id("f") }));
    assert_eq!(widget.requests().len(), 1, "the list is asked for anew");
}

#[test]
fn a_replay_under_a_new_id_opens_the_new_job_and_keeps_the_old() {
    let mut widget = Widget::connected(&AGENCY);
    widget.list_arrives(&three());
    let request = replay(&mut widget, "f");
    widget.answer(request, 200, &job("new", "QUEUED", ""));
    assert_eq!(widget.model.open.as_ref().map(|it| &*it.id), Some("new"));
    assert!(widget.model.store.get("f").is_some());
    assert!(widget.emitted().contains(&&HostEvent::Replayed { id: id("f"), new_id: id("new") }));
}

#[test]
fn a_replay_answered_with_an_address_reads_the_job() {
    let mut widget = Widget::with(&three());
    let request = replay(&mut widget, "f");
    widget.answer(request, 200, r#"{"Status":"QUEUED","QueuedUri":"/Mediapartners/IRx/Jobs/f"}"#);
    let read = widget.request();
    assert_eq!(
        (read.method, read.endpoint.url()),
        (Method::Get, "/impact/Mediapartners/IRx/Jobs/f")
    );
    widget.answer(read.id, 200, &job("f", "RUNNING", ""));
    assert_eq!(widget.toasts(), ["Replay started. Job f is queued again."]);
}

#[test]
fn a_refused_replay_says_why_in_the_server_s_words() {
    let mut widget = Widget::with(&three());
    let request = replay(&mut widget, "f");
    widget.answer(
        request,
        403,
        r#"{"Status":"ERROR","Message":"This type of job can't be replayed"}"#,
    );
    assert_eq!(widget.toasts(), ["Replay refused: this type of job can't be replayed (403)."]);
    let request = replay(&mut widget, "f");
    widget.answer(request, 403, "");
    assert_eq!(widget.toasts()[1], "Replay refused: this sign-in may not replay jobs (403).");
}

#[test]
fn a_lost_replay_is_never_sent_again() {
    for (after, said) in
        [("QUEUED", "Replay started. Job f is queued again."), ("FAILED", notice_not_received())]
    {
        let mut widget = Widget::with(&three());
        let request = replay(&mut widget, "f");
        widget.happens(NetworkEvent::Answered { request, answer: Err(Failure::Network) });
        let check = widget.request();
        assert_eq!(check.method, Method::Get, "the job is read");
        let job = format!(
            r#"{{"Id":"f","Type":"ApiReport","ProgramId":"3629","Status":"{after}","CreatedDate":"2022-08-24T12:05:00-05:00","Replayable":true}}"#
        );
        widget.answer(check.id, 200, &job);
        assert_eq!(widget.toasts().last(), Some(&said));
        assert!(widget.requests().iter().all(|it| it.method == Method::Get));
    }
}

fn notice_not_received() -> &'static str {
    replay_words::NOT_RECEIVED
}

#[test]
fn a_replay_without_a_sign_in_did_not_start() {
    let expected = [
        "The replay did not start: this portal asks you to sign in (401).",
        "Replay refused: impact.com refused the gateway’s credentials (401).",
        "Replay refused: the sign-in was not accepted (401).",
        "The replay did not start: this portal asks you to sign in.",
        "The replay did not start: this portal asks you to sign in.",
    ];
    for (answer, said) in sign_in::signed_out().into_iter().zip(expected) {
        let mut widget = Widget::with(&three());
        let request = replay(&mut widget, "f");
        widget.happens(NetworkEvent::Answered { request, answer });
        assert_eq!((widget.toasts().as_slice(), widget.requests()), (&[said][..], vec![]));
    }
}

#[test]
fn each_decision_to_replay_has_a_key_of_its_own() {
    let mut widget = Widget::with(&three());
    let mut keys = Vec::new();
    for job in ["f", "f", "c"] {
        let confirmed = [ActionEvent::ReplayPressed(id(job)), ActionEvent::DialogConfirmed];
        for event in confirmed.into_iter().chain([ActionEvent::ReplayAllowed(id(job))]) {
            widget.happens(event);
        }
        let request = widget.request();
        let key = request.idempotency_key.expect("a key");
        assert!(key.len() == 32 && key.bytes().all(|it| it.is_ascii_hexdigit()), "{key}");
        assert!(!keys.contains(&key), "{key}");
        keys.push(key);
        widget.answer(request.id, 403, "");
    }
    let read = widget.happens(LoadEvent::RefreshPressed).request();
    assert_eq!(read.idempotency_key, None, "what is only read may be asked twice");
}

#[test]
fn a_replay_that_the_gateway_has_passed_on_is_looked_up() {
    for (after, said) in [
        ("QUEUED", "Replay started. Job f is queued again."),
        // It may not have begun yet: who is told that it did not arrive would replay it again.
        ("FAILED", replay_words::IN_DOUBT),
    ] {
        let mut widget = Widget::with(&three());
        let request = replay(&mut widget, "f");
        widget.answer(
            request,
            409,
            r#"{"Status":"ERROR","Message":"This replay was sent before."}"#,
        );
        assert_eq!(widget.toasts(), [replay_words::CHECKING]);
        let check = widget.request();
        assert_eq!(check.method, Method::Get);
        widget.answer(check.id, 200, &job("f", after, ""));
        assert_eq!(widget.toasts().last(), Some(&said), "{after}");
        assert!(widget.requests().iter().all(|it| it.method == Method::Get));
    }
}

#[test]
fn a_lost_replay_of_an_agency_is_in_doubt() {
    let mut widget = Widget::connected(&AGENCY);
    widget.list_arrives(&three());
    let request = replay(&mut widget, "f");
    widget.happens(NetworkEvent::Answered { request, answer: Err(Failure::TimedOut) });
    let check = widget.request();
    widget.answer(check.id, 200, &job("f", "FAILED", ""));
    assert_eq!(widget.toasts().last(), Some(&replay_words::IN_DOUBT_NEW_JOB));
}

#[test]
fn nothing_is_replayed_where_it_must_not_be() {
    let mut widget = Widget::with(&three());
    assert_eq!(widget.happens(ActionEvent::ReplayPressed(id("r"))).effects, [], "it runs");
    let read_only: Attributes = PARTNER.into_iter().chain([("readonly", "")]).collect();
    widget.happens(PageEvent::AttributesChanged(read_only));
    assert_eq!(widget.happens(ActionEvent::ReplayPressed(id("f"))).effects, []);
    assert_eq!(widget.happens(ActionEvent::ReplayAllowed(id("f"))).requests(), []);
}

#[test]
fn a_download_is_checked_and_named() {
    let mut widget = Widget::with(&three());
    widget.happens(ActionEvent::DownloadPressed(id("c")));
    let Some(Effect::Ask(HostEvent::Download { url, .. }, allowed)) =
        widget.effects.last().cloned()
    else {
        panic!("{:?}", widget.effects)
    };
    assert_eq!(url, "/impact/Mediapartners/IRx/Jobs/c/Download?Mode=Stream");
    let request = widget.happens(allowed).request();
    assert_eq!(request.timeout, None, "results may be large");
    assert_eq!(
        widget.happens(ActionEvent::DownloadPressed(id("c"))).effects,
        [],
        "not twice at once"
    );
    widget.happens(NetworkEvent::Downloaded {
        request: request.id,
        result: Ok("ApiReport-c.csv".into()),
    });
    assert_eq!(widget.effects, [Effect::Save(request.id, "ApiReport-c.csv".into())]);
    assert_eq!(widget.toasts(), ["Saved: ApiReport-c.csv"]);
    widget.wait(6.0);
    assert_eq!(widget.toasts(), [""; 0]);
}

#[test]
fn an_attribute_is_saved_whole() {
    let mut widget = Widget::with(&three());
    widget.happens(JobEvent::Opened(id("c")));
    widget.happens(ActionEvent::SavePressed(Attribute::Status));
    let file = Effect::SaveText("ApiReport-c-Status.txt".into(), "COMPLETED".into());
    assert_eq!(widget.effects, [file]);
    assert_eq!(widget.toasts(), ["Saved: ApiReport-c-Status.txt"]);
    widget.happens(ActionEvent::SavePressed(Attribute::AbandonedDate));
    assert_eq!(widget.effects, [], "it is not set");
}

#[test]
fn a_download_that_is_no_result_says_what_it_is() {
    for (reason, said) in [
        (NoResult::NotReady, "The result is not there yet: the job has not completed."),
        (NoResult::Gone, "The result is no longer available."),
        (
            NoResult::Error(ApiError::Server { status: 503 }),
            "Nothing was saved: impact.com had a problem (503).",
        ),
    ] {
        let mut widget = Widget::with(&three());
        let request = widget.happens(ActionEvent::DownloadAllowed(id("c"))).request();
        widget
            .happens(NetworkEvent::Downloaded { request: request.id, result: Err(reason) })
            .wait(60.0);
        assert_eq!(widget.toasts(), [said], "errors stay until they are dismissed");
    }
}

/// A widget with so many failed jobs, "j0" the newest, all of them selected.
fn selected(attributes: &[(&str, &str)], n: usize) -> Widget {
    let mut widget = Widget::connected(attributes);
    let jobs: Vec<_> = (0..n).map(|it| job(&format!("j{it}"), "FAILED", "")).collect();
    widget.list_arrives(&list(&jobs));
    widget.happens(GridEvent::AllSelected);
    widget
}

impl Widget {
    /// The page lets everything through that it is asked about. Returns the requests that are made.
    fn let_through(&mut self) -> Vec<Request> {
        let asked = std::mem::take(&mut self.effects);
        let mut requests = Vec::new();
        for effect in asked {
            if let Effect::Ask(_, allowed) = effect {
                requests.extend(self.happens(allowed).requests());
            }
        }
        requests
    }
}

#[test]
fn several_replays_take_turns_and_are_told_at_the_end() {
    let mut widget = selected(&PARTNER, 3);
    widget
        .happens(ActionEvent::SelectionPressed(Action::Replay))
        .happens(ActionEvent::DialogConfirmed);
    let sent = widget.let_through();
    assert_eq!(sent.len(), 2, "two at once");
    assert!(widget.model.is_replaying("j2"), "it waits");
    widget.answer(sent[0].id, 200, &job("j0", "QUEUED", ""));
    let third = widget.request();
    assert_eq!(third.endpoint.url(), "/impact/Mediapartners/IRx/Jobs/j2/Replay");
    widget.answer(sent[1].id, 403, r#"{"Status":"ERROR","Message":"Quota reached"}"#);
    assert_eq!((widget.toasts().as_slice(), widget.requests()), (&[][..], vec![]));
    widget.answer(third.id, 200, &job("j2", "QUEUED", ""));
    let trouble = "1 of 3 replays had a problem, job j1: Replay refused: Quota reached (403).";
    assert_eq!(widget.toasts(), ["2 replays started.", trouble]);
    let Some(Effect::Send(Request { in_parts: true, .. })) = widget.effects.last() else {
        panic!("the list is asked for anew, once: {:?}", widget.effects)
    };
}

#[test]
fn several_replays_under_new_ids_open_none_of_the_new_jobs() {
    let mut widget = selected(&AGENCY, 2);
    widget
        .happens(ActionEvent::SelectionPressed(Action::Replay))
        .happens(ActionEvent::DialogConfirmed);
    for (request, new) in widget.let_through().into_iter().zip(["n0", "n1"]) {
        widget.answer(request.id, 200, &job(new, "QUEUED", ""));
    }
    assert_eq!(
        (widget.toasts().as_slice(), widget.model.open.is_none()),
        (&["2 replays started."][..], true)
    );
}

#[test]
fn a_list_from_before_undoes_none_of_several_replays() {
    for (attributes, new) in [(&PARTNER[..], "j0"), (&AGENCY, "new")] {
        let mut widget = selected(attributes, 3);
        widget
            .happens(ActionEvent::SelectionPressed(Action::Replay))
            .happens(ActionEvent::DialogConfirmed);
        let sent = widget.let_through();
        widget.happens(LoadEvent::RefreshPressed);
        widget.answer(sent[0].id, 200, &job(new, "QUEUED", ""));
        let before = ["j0", "j1", "j2"].map(|it| job(it, "FAILED", ""));
        widget.list_arrives(&list(&before));
        let [HostEvent::Load { .. }] = widget.emitted()[..] else { panic!("{:?}", widget.effects) };
        let status = widget.model.store.get(new).map(|it| it.status.clone());
        assert_eq!(status, Some(Status::Queued), "{new}");
    }
}

#[test]
fn a_lost_one_of_several_replays_is_looked_up_before_it_counts() {
    let mut widget = selected(&PARTNER, 2);
    widget
        .happens(ActionEvent::SelectionPressed(Action::Replay))
        .happens(ActionEvent::DialogConfirmed);
    let sent = widget.let_through();
    widget.answer(sent[0].id, 200, &job("j0", "QUEUED", ""));
    widget.happens(NetworkEvent::Answered { request: sent[1].id, answer: Err(Failure::Network) });
    let check = widget.request();
    assert_eq!((check.method, widget.toasts().len()), (Method::Get, 0));
    widget.answer(check.id, 200, &job("j1", "RUNNING", ""));
    assert_eq!(widget.toasts(), ["2 replays started."]);
}

#[test]
fn a_replay_that_the_page_holds_back_holds_nothing_up() {
    let mut widget = selected(&PARTNER, 3);
    widget
        .happens(ActionEvent::SelectionPressed(Action::Replay))
        .happens(ActionEvent::DialogConfirmed);
    let request = widget.happens(ActionEvent::ReplayAllowed(id("j1"))).request();
    widget.answer(request.id, 200, &job("j1", "QUEUED", ""));
    assert_eq!(widget.toasts(), ["1 replay started."]);
    assert!(!widget.model.is_replaying("j0"));
}

#[test]
fn what_cannot_be_replayed_is_left_out_of_the_question() {
    let mut widget = Widget::with(&three());
    widget.happens(GridEvent::AllSelected);
    assert_eq!(widget.model.n_possible(Action::Replay), 2);
    widget.happens(ActionEvent::SelectionPressed(Action::Replay));
    let Some(Dialog::Question(Action::Replay, choice)) = &widget.model.dialog else { panic!() };
    let ids = |jobs: &[Rc<Job>]| jobs.iter().map(|it| it.id.to_string()).collect::<Vec<_>>();
    assert_eq!(
        (ids(&choice.jobs), ids(&choice.left_out)),
        (vec!["c".into(), "f".into()], vec!["r".into()])
    );
    widget.happens(OverlayEvent::DialogLeft).happens(GridEvent::SelectionCleared);
    assert_eq!(widget.happens(ActionEvent::SelectionPressed(Action::Replay)).effects, []);
}

#[test]
fn of_very_many_a_hundred_are_taken_and_the_others_stay_selected() {
    let mut widget = selected(&PARTNER, 120);
    assert_eq!(widget.model.n_possible(Action::Replay), 100);
    widget
        .happens(ActionEvent::SelectionPressed(Action::Replay))
        .happens(ActionEvent::DialogConfirmed);
    let n_asked = widget.effects.iter().filter(|it| matches!(it, Effect::Ask(..))).count();
    assert_eq!((n_asked, widget.model.selection.len()), (100, 20));
}

/// Of two selected failed jobs, this becomes of the first while the person is asked about a replay of both.
fn meanwhile(first: Option<&str>) -> Widget {
    let mut widget = selected(&PARTNER, 2);
    widget.happens(ActionEvent::SelectionPressed(Action::Replay)).wait(60.0);
    widget.happens(LoadEvent::RefreshPressed);
    let jobs = first.map(|status| job("j0", status, "")).into_iter();
    widget.list_arrives(&list(&jobs.chain([job("j1", "FAILED", "")]).collect::<Vec<_>>()));
    widget.happens(ActionEvent::DialogConfirmed);
    widget
}

#[test]
fn a_replay_that_somebody_else_began_says_which_and_why() {
    for (first, said) in [
        (Some("QUEUED"), "Click export j0 was not replayed: it is queued again already."),
        (Some("RUNNING"), "Click export j0 was not replayed: it is running again already."),
        (Some("ERROR"), "Click export j0 was not replayed: it can’t be replayed any more."),
        (None, "Click export j0 was not replayed: it is not in the list any more."),
    ] {
        let mut widget = meanwhile(first);
        assert_eq!(widget.toasts(), [said]);
        let [sent] = &widget.let_through()[..] else { panic!("the other is replayed") };
        widget.answer(sent.id, 200, &job("j1", "QUEUED", ""));
        assert_eq!(widget.toasts(), [said, "Replay started. Job j1 is queued again."]);
    }
}

#[test]
fn of_several_that_cannot_be_replayed_any_more_one_is_named() {
    let mut widget = selected(&PARTNER, 3);
    widget.happens(ActionEvent::SelectionPressed(Action::Replay));
    let read_only: Attributes = PARTNER.into_iter().chain([("readonly", "")]).collect();
    widget.happens(PageEvent::AttributesChanged(read_only));
    widget.happens(ActionEvent::DialogConfirmed);
    let said = "3 jobs were not replayed. Click export j0: it can’t be replayed any more.";
    assert_eq!(widget.toasts(), [said]);
    assert_eq!(widget.let_through(), []);
}

#[test]
fn a_replay_that_waits_says_why_it_is_not_sent_any_more() {
    let mut widget = selected(&PARTNER, 3);
    widget
        .happens(ActionEvent::SelectionPressed(Action::Replay))
        .happens(ActionEvent::DialogConfirmed);
    let sent = widget.let_through();
    widget.happens(LoadEvent::RefreshPressed);
    let jobs = [("j0", "FAILED"), ("j1", "FAILED"), ("j2", "RUNNING")];
    widget.list_arrives(&list(&jobs.map(|(id, status)| job(id, status, ""))));
    widget.answer(sent[0].id, 200, &job("j0", "QUEUED", ""));
    widget.answer(sent[1].id, 200, &job("j1", "QUEUED", ""));
    let trouble =
        "1 of 3 replays had a problem, job j2: Not replayed: it is running again already.";
    assert_eq!(widget.toasts(), ["2 replays started.", trouble]);
}

/// A widget with so many completed jobs, all of them selected.
fn completed(n: usize) -> Widget {
    let mut widget = Widget::connected(&PARTNER);
    let jobs: Vec<_> = (0..n).map(|it| job(&format!("j{it}"), "COMPLETED", "")).collect();
    widget.list_arrives(&list(&jobs));
    widget.happens(GridEvent::AllSelected);
    widget
}

impl Widget {
    /// All of a download came.
    fn comes(&mut self, request: RequestId) -> &mut Self {
        self.happens(NetworkEvent::Downloaded { request, result: Ok("a.csv".into()) })
    }

    /// So much of a download came.
    fn progresses(&mut self, request: RequestId, received: u64, total: Option<u64>) -> &mut Self {
        let progress = Progress { file_name: Some("a.csv".into()), received, total };
        self.happens(NetworkEvent::Progressed { request, progress })
    }

    /// The files that are saved.
    fn saves(&self) -> Vec<RequestId> {
        let saved = |it: &Effect| match it {
            Effect::Save(request, _) => Some(*request),
            _ => None,
        };
        self.effects.iter().filter_map(saved).collect()
    }
}

#[test]
fn several_downloads_take_turns_and_are_told_at_the_end() {
    let mut widget = completed(3);
    widget.happens(ActionEvent::SelectionPressed(Action::Download));
    assert!(widget.model.dialog.is_none(), "so few are not asked about");
    let sent = widget.let_through();
    assert_eq!((sent.len(), widget.model.is_downloading("j2")), (2, true));
    let third = widget.comes(sent[0].id).request();
    assert_eq!(widget.comes(sent[1].id).saves(), [], "a moment later");
    assert_eq!(widget.toasts(), [""; 0]);
    widget.happens(NetworkEvent::Downloaded { request: third.id, result: Err(NoResult::Gone) });
    assert_eq!(widget.toasts(), [""; 0], "one is not saved yet");
    widget.wait(0.25);
    let said = "2 of 3 results saved, 1 failed, job j2: The result is no longer available.";
    assert_eq!((widget.saves(), widget.toasts()), (vec![sent[1].id], vec![said]));
    assert!(!widget.model.is_downloading("j0"));
}

#[test]
fn files_are_saved_at_a_pace_that_browsers_keep_up_with() {
    let mut widget = completed(100);
    widget.happens(ActionEvent::SelectionPressed(Action::Download));
    widget.happens(ActionEvent::DialogConfirmed);
    let mut asked: Vec<_> = widget.let_through().iter().map(|it| it.id).collect();
    let mut saved_at: Vec<Instant> = Vec::new();
    for _ in 0..1_000 {
        // Each comes as soon as it is asked for.
        if let Some(request) = asked.pop() {
            widget.comes(request);
        } else {
            let Some(wait) = widget.next_wake() else { break };
            widget.wait(wait);
        }
        saved_at.extend(widget.saves().iter().map(|_| widget.instant()));
        asked.extend(widget.requests().iter().filter(|it| it.timeout.is_none()).map(|it| it.id));
        if saved_at.len() == 100 {
            break;
        }
        assert_eq!(widget.toasts(), [""; 0], "{} are saved", saved_at.len());
    }
    assert_eq!((saved_at.len(), widget.toasts()), (100, vec!["100 results saved."]));
    let pauses = saved_at.windows(2).map(|it| it[1].since(it[0]).as_millis());
    assert!(pauses.clone().all(|it| (250..300).contains(&it)), "{:?}", pauses.collect::<Vec<_>>());
}

#[test]
fn single_files_keep_the_pace_too() {
    let mut widget = completed(2);
    let requests =
        ["j0", "j1"].map(|it| widget.happens(ActionEvent::DownloadAllowed(id(it))).request().id);
    assert_eq!(widget.comes(requests[0]).saves(), [requests[0]]);
    assert_eq!(widget.comes(requests[1]).saves(), []);
    assert_eq!(widget.wait(0.2).saves(), []);
    assert_eq!(widget.wait(0.05).saves(), [requests[1]]);
}

#[test]
fn a_download_of_which_nothing_comes_for_a_minute_ends() {
    for steps in [&[][..], &[1.0], &[59.0, 59.5]] {
        let mut widget = Widget::with(&three());
        let request = widget.happens(ActionEvent::DownloadAllowed(id("c"))).request().id;
        for (received, seconds) in (1..).zip(steps) {
            widget.wait(*seconds);
            widget.progresses(request, received, Some(1_000));
        }
        assert!(!widget.wait(59.9).effects.contains(&Effect::Abort(request)));
        assert!(widget.next_wake().is_some_and(|it| it <= 0.11));
        assert!(widget.wait(0.1).effects.contains(&Effect::Abort(request)), "{steps:?}");
        let [said] = widget.toasts()[..] else { panic!("{:?}", widget.toasts()) };
        assert!(said.starts_with("Nothing was saved: nothing came for 60 s"), "{said}");
        assert!(!widget.model.is_downloading("c"), "it can be pressed again");
        // What comes all the same is of no use.
        assert_eq!(widget.progresses(request, 900, None).comes(request).saves(), []);
    }
}

#[test]
fn one_of_several_that_stalls_holds_up_none_of_the_others() {
    let mut widget = completed(3);
    widget.happens(ActionEvent::SelectionPressed(Action::Download));
    let sent = widget.let_through();
    widget.comes(sent[0].id);
    widget.wait(1.0).comes(sent[1].id);
    widget.wait(70.0);
    let [said] = widget.toasts()[..] else { panic!("{:?}", widget.toasts()) };
    assert!(said.starts_with("2 of 3 results saved, 1 failed, job j2: Nothing"), "{said}");
}

#[test]
fn a_download_can_be_cancelled_at_every_stage() {
    fn cancelled(prepare: impl Fn(&mut Widget, RequestId)) -> Widget {
        let mut widget = completed(1);
        let request = widget.happens(ActionEvent::DownloadAllowed(id("j0"))).request().id;
        prepare(&mut widget, request);
        widget.happens(ActionEvent::DownloadCancelled(id("j0")));
        assert_eq!(widget.effects, [Effect::Abort(request)]);
        assert!(!widget.model.is_downloading("j0"));
        assert_eq!(widget.comes(request).saves(), []);
        widget
    }
    cancelled(|_, _| {});
    cancelled(|widget, request| _ = widget.progresses(request, 1, None));
    // Here, and not saved yet, because another was.
    let mut widget = cancelled(|widget, request| {
        widget.model.saved_at = Some(widget.instant());
        assert_eq!(widget.comes(request).saves(), []);
    });
    assert_eq!(widget.wait(1.0).toasts(), [""; 0]);
    assert!(widget.model.announcer.text().ends_with("Download cancelled"));
    let nothing = widget.happens(ActionEvent::DownloadCancelled(id("j0")));
    assert_eq!(nothing.effects, [], "it is over");
}

#[test]
fn what_is_cancelled_of_several_is_told_and_the_others_go_on() {
    let mut widget = completed(4);
    widget.happens(ActionEvent::SelectionPressed(Action::Download));
    let sent = widget.let_through();
    widget.happens(ActionEvent::DownloadCancelled(id("j3")));
    assert_eq!((widget.effects.as_slice(), widget.model.downloading.n_waiting()), (&[][..], 1));
    let third = widget.happens(ActionEvent::DownloadCancelled(id("j0"))).request();
    assert_eq!(widget.effects[0], Effect::Abort(sent[0].id));
    widget.comes(sent[1].id);
    widget.wait(1.0).comes(third.id);
    assert_eq!(widget.toasts(), ["2 of 4 results saved, 2 cancelled."]);
}

#[test]
fn a_result_whose_job_is_gone_is_told() {
    let mut widget = completed(2);
    widget.happens(ActionEvent::DownloadAllowed(id("x")));
    assert_eq!(widget.toasts(), ["Nothing was saved: job x is not in the list any more."]);
}

#[test]
fn the_hourly_limit_ends_what_waits() {
    let mut widget = selected(&PARTNER, 5);
    widget
        .happens(ActionEvent::SelectionPressed(Action::Replay))
        .happens(ActionEvent::DialogConfirmed);
    for request in widget.let_through() {
        assert_eq!(widget.answer(request.id, 429, "").requests(), []);
    }
    let [trouble] = widget.toasts()[..] else { panic!("{:?}", widget.toasts()) };
    assert!(trouble.starts_with("5 of 5 replays had problems, the first job j"), "{trouble}");
    let mut widget = completed(5);
    widget.happens(ActionEvent::SelectionPressed(Action::Download));
    for request in widget.let_through() {
        let result = Err(NoResult::Error(ApiError::Unauthorized { by: Refuser::Portal }));
        widget.happens(NetworkEvent::Downloaded { request: request.id, result });
    }
    assert!(widget.toasts()[0].starts_with("0 of 5 results saved, 5 failed, the first job j"));
}

#[test]
fn many_downloads_are_asked_about_first() {
    let mut widget = completed(11);
    widget.happens(ActionEvent::SelectionPressed(Action::Download));
    assert_eq!(widget.effects, [Effect::Focus(Target::Dialog)]);
    widget.happens(ActionEvent::DialogConfirmed);
    assert_eq!(widget.let_through().len(), 2);
}

#[test]
fn what_waits_can_be_stopped() {
    let mut widget = selected(&PARTNER, 5);
    widget
        .happens(ActionEvent::SelectionPressed(Action::Replay))
        .happens(ActionEvent::DialogConfirmed);
    let sent = widget.let_through();
    assert_eq!(widget.model.replaying.n_waiting(), 3);
    widget.happens(ActionEvent::WaitingStopped(Action::Replay));
    assert!(!widget.model.is_replaying("j4"));
    for (request, id) in sent.into_iter().zip(["j0", "j1"]) {
        widget.answer(request.id, 200, &job(id, "QUEUED", ""));
    }
    assert_eq!(widget.toasts(), ["2 replays started."]);
}

#[test]
fn another_account_forgets_what_waits() {
    let mut widget = selected(&PARTNER, 5);
    widget
        .happens(ActionEvent::SelectionPressed(Action::Replay))
        .happens(ActionEvent::DialogConfirmed);
    let sent = widget.let_through();
    let other = [("account-sid", "IRy"), ("api-base", "/impact")].into_iter().collect();
    widget.happens(PageEvent::AttributesChanged(other));
    assert!(!widget.model.is_replaying("j4"));
    assert_eq!(widget.answer(sent[0].id, 200, &job("j0", "QUEUED", "")).requests(), []);
}
