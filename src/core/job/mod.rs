//! The domain: the job as the widget knows it, the 17 attributes of impact.com's Job object, read once and typed.
//! What differs by account kind, what a job's dates tell, and how it progresses live here too; nothing of how it was sent.

pub mod account;
mod as_json;
mod attribute;
mod job_type;
pub mod progress;
mod status;
pub mod timeline;

use std::borrow::Cow;
use std::rc::Rc;
use std::time::Duration;

use crate::core::text::{Text, Texts};
use crate::core::time::{DateTime, Timestamp};

pub use as_json::as_json;
pub use attribute::Attribute;
pub use job_type::JobType;
pub use status::Status;

/// A job of impact.com. Attributes that are absent, `null`, `""` or unreadable are `None`.
///
/// All dates say when something *last* happened, so an old one may be from an earlier run. [`Job::status`] alone says
/// what state the job is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// `Id`, or `JobId` where the API spells it so. Unique within an account; usually a UUID, never taken apart.
    pub id: Rc<str>,
    /// `Type`.
    pub job_type: JobType,
    /// `ProgramId`, also known as campaign id.
    pub program_id: Option<Text>,
    /// `CreatedBy`: the account SID that scheduled the job.
    pub created_by: Option<Text>,
    /// `CreatedDate`: first scheduled.
    pub created: Option<DateTime>,
    /// `StartedDate`: last started.
    pub started: Option<DateTime>,
    /// `CompletedDate`: last completed with success.
    pub completed: Option<DateTime>,
    /// `AbandonedDate`: when a start was last ignored because the job was already running.
    pub abandoned: Option<DateTime>,
    /// `CancelledDate`: last cancelled.
    pub cancelled: Option<DateTime>,
    /// `FailedDate`: when processing last raised an error.
    pub failed: Option<DateTime>,
    /// `LastProgressUpdateDate`: when records or percent were last written.
    pub progressed: Option<DateTime>,
    /// `Status`.
    pub status: Status,
    /// `StatusMessage`, as the server wrote it.
    pub status_message: Option<Text>,
    /// `RecordsProcessed` up to the last progress update.
    pub records: Option<u64>,
    /// `PercentageComplete`, 0 to 100.
    pub percent: Option<u8>,
    /// `Replayable`: whether this type of job can be replayed at all.
    pub replayable: Option<bool>,
    /// `ResultUri`, as the server wrote it. Shown, never followed: the widget builds the address of a result itself.
    pub result_uri: Option<ResultUri>,
    /// Attributes whose text as sent differs from what the typed value prints, for showing them exactly as sent.
    pub verbatim: Verbatim,
}

/// The address of a result, which is long and differs from other jobs' by the id alone: held without it, and shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultUri {
    before: Text,
    /// What follows the id, where there is one.
    after: Option<Text>,
}

impl ResultUri {
    /// `uri` of the job `id`.
    pub fn new(uri: &str, id: &str, texts: &mut Texts) -> Self {
        let place = uri.as_bytes().windows(id.len().max(1)).position(|it| it == id.as_bytes());
        let (before, after) = uri.split_at_checked(place.unwrap_or(uri.len())).unwrap_or((uri, ""));
        let after = place.and_then(|_| after.get(id.len()..)).map(|it| texts.share(it));
        Self { before: texts.share(before), after }
    }

    /// The whole address.
    pub fn of(&self, id: &str) -> String {
        match &self.after {
            Some(after) => [&*self.before, id, after].concat(),
            None => self.before.to_string(),
        }
    }
}

/// Attributes as the server sent them, where the typed field does not print the same. Empty for a well-formed job.
pub type Verbatim = Box<[(Attribute, Box<str>)]>;

impl Job {
    /// A job of which only the id, type and state are known.
    pub fn new(id: &str, job_type: JobType, status: Status) -> Self {
        Self {
            id: id.into(),
            job_type,
            program_id: None,
            created_by: None,
            created: None,
            started: None,
            completed: None,
            abandoned: None,
            cancelled: None,
            failed: None,
            progressed: None,
            status,
            status_message: None,
            records: None,
            percent: None,
            replayable: None,
            result_uri: None,
            verbatim: Box::default(),
        }
    }

    /// The id in a few letters: see [`short_id`].
    pub fn short_id(&self) -> String {
        short_id(&self.id)
    }

    /// When the current or last run ended: the date that belongs to the state, unless it is from an earlier run.
    pub fn finished(&self) -> Option<Timestamp> {
        let finished = match self.status {
            Status::Completed => self.completed,
            Status::Cancelled => self.cancelled,
            Status::Error | Status::Failed => self.failed,
            Status::Queued | Status::Running | Status::Other(_) => None,
        }?;
        let is_of_this_run = self.started.is_none_or(|started| started.at() <= finished.at());
        is_of_this_run.then_some(finished.at())
    }

    /// How long the job ran, or has been running at `now`. `None` when it has not started, or when start and end do
    /// not belong together.
    pub fn duration(&self, now: Timestamp) -> Option<Duration> {
        let started = self.started?.at();
        let end = if self.status == Status::Running { now.max(started) } else { self.finished()? };
        Some(end.since(started))
    }

    /// Since when a running job has shown no progress: its last progress update, else its start. The progress of an
    /// earlier run does not count. `None` unless it runs.
    pub fn quiet_since(&self) -> Option<Timestamp> {
        if self.status != Status::Running {
            return None;
        }
        let times = [self.progressed, self.started].into_iter().flatten().map(DateTime::at);
        times.max()
    }

    /// Whether the job runs without having shown progress for at least `after`.
    pub fn is_stalled(&self, now: Timestamp, after: Duration) -> bool {
        self.quiet_since().is_some_and(|since| now.since(since) >= after)
    }

    /// Whether a result can be asked for: the job completed, or is in a state we do not know and has a result.
    pub fn is_downloadable(&self) -> bool {
        match self.status {
            Status::Completed => true,
            Status::Other(_) => self.result_uri.is_some(),
            _ => false,
        }
    }

    /// An attribute exactly as the server sent it, or as text. `None` when it is not set.
    pub fn attribute(&self, attribute: Attribute) -> Option<Cow<'_, str>> {
        if let Some((_, text)) = self.verbatim.iter().find(|(it, _)| *it == attribute) {
            return Some(Cow::from(&**text));
        }
        let date = |date: Option<DateTime>| date.map(|it| it.to_string().into());
        match attribute {
            Attribute::Id => Some(Cow::from(&*self.id)),
            Attribute::Type => Some(self.job_type.api_name().into()),
            Attribute::ProgramId => self.program_id.as_deref().map(Cow::from),
            Attribute::CreatedBy => self.created_by.as_deref().map(Cow::from),
            Attribute::CreatedDate => date(self.created),
            Attribute::StartedDate => date(self.started),
            Attribute::CompletedDate => date(self.completed),
            Attribute::AbandonedDate => date(self.abandoned),
            Attribute::CancelledDate => date(self.cancelled),
            Attribute::FailedDate => date(self.failed),
            Attribute::LastProgressUpdateDate => date(self.progressed),
            Attribute::Status => Some(self.status.api_name().into()),
            Attribute::StatusMessage => self.status_message.as_deref().map(Cow::from),
            Attribute::RecordsProcessed => self.records.map(|it| it.to_string().into()),
            Attribute::PercentageComplete => self.percent.map(|it| it.to_string().into()),
            Attribute::Replayable => self.replayable.map(|it| it.to_string().into()),
            Attribute::ResultUri => self.result_uri.as_ref().map(|it| it.of(&self.id).into()),
        }
        .filter(|text| !text.is_empty())
    }
}

/// Enough of a job id to tell jobs apart by eye: of a UUID eight digits that are random or nearly so; any other id whole
/// where it is short, else its beginning and its end, where ids that are counted differ.
pub fn short_id(id: &str) -> String {
    const LONGEST: usize = 11;
    const START: usize = 4;
    let (start, end) = match uuid_version(id) {
        Some('1'..='5') => return id.chars().take(8).collect(),
        // These begin with the time, so that jobs of one minute begin alike.
        Some('6'..='8') => (0, 8),
        _ if id.chars().nth(LONGEST).is_none() => return id.to_owned(),
        _ => (START, LONGEST - START - 1),
    };
    let end = id.char_indices().rev().nth(end - 1).and_then(|(at, _)| id.get(at..));
    id.chars().take(start).chain(['…']).chain(end.unwrap_or_default().chars()).collect()
}

/// The version of a UUID, such as `d8807a9f-a5ee-4e3f-ad2b-3dfd19d1915f`.
fn uuid_version(id: &str) -> Option<char> {
    let has_form = id.len() == 36
        && id.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        && id.bytes().all(|it| it == b'-' || it.is_ascii_hexdigit());
    id.chars().nth(14).filter(|_| has_form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rank_of_a_state_is_its_place_among_the_documented_ones() {
        for (place, status) in Status::KNOWN.iter().enumerate() {
            assert_eq!(status.rank(), place, "{status:?}");
        }
        assert_eq!(Status::Other("PAUSED".into()).rank(), Status::KNOWN.len());
    }

    #[test]
    fn a_short_id_shows_what_differs() {
        for (id, short) in [
            ("d8807a9f-a5ee-4e3f-ad2b-3dfd19d1915f", "d8807a9f"),
            ("0192f3a4-b5c6-7d8e-9f01-23456789abcd", "…6789abcd"),
            ("00000000-0000-0000-0000-000000000001", "0000…000001"),
            ("job-00001", "job-00001"),
            ("12345678901", "12345678901"),
            ("click-export-00001", "clic…-00001"),
            ("ä".repeat(20).as_str(), "ääää…ääääää"),
            ("", ""),
        ] {
            assert_eq!(short_id(id), short, "{id}");
        }
    }

    #[test]
    fn an_address_of_a_result_is_given_back_as_it_came() {
        let mut texts = Texts::default();
        for (uri, id) in [
            ("/Mediapartners/IRx/Jobs/a-1/Download", "a-1"),
            ("a-1", "a-1"),
            ("a-1/a-1", "a-1"),
            ("/Jobs/other/Download", "a-1"),
            ("/Jobs/ä/Download", "ä"),
            ("", "a-1"),
            ("/Jobs//Download", ""),
        ] {
            assert_eq!(ResultUri::new(uri, id, &mut texts).of(id), uri, "{uri} of {id}");
        }
    }
}
