//! Behaviour as a table of what happens and what follows: state and effects, with a clock that stands where it is put.

mod actions;
mod detail;
mod exports;
mod facets;
mod grid;
mod loading;
mod overlays;
mod overview;
mod page;
mod polling;
mod previews;
mod search;
mod sign_in;
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
use crate::core::list::columns;
use crate::core::list::cursor::GridKey;
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
