//! The job as the widget knows it: the 17 attributes of impact.com's Job object, read once and typed.

use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use crate::core::text::{Text, Texts};
use crate::core::time::{DateTime, Timestamp};

/// A job of impact.com. Attributes that are absent, `null`, `""` or unreadable are `None`.
///
/// All dates say when something *last* happened, so an old one may be from an earlier run. [`Job::status`] alone says
/// what state the job is in.
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
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

    /// The first eight characters of the id: enough to tell jobs apart by eye.
    pub fn short_id(&self) -> &str {
        short_id(&self.id)
    }

    /// "Click export d8807a9f".
    pub fn name(&self) -> String {
        format!("{} {}", self.job_type.label(), self.short_id())
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
    pub fn attribute(&self, attribute: Attribute) -> Option<String> {
        if let Some((_, text)) = self.verbatim.iter().find(|(it, _)| *it == attribute) {
            return Some(text.to_string());
        }
        let date = |date: Option<DateTime>| date.map(|it| it.to_string());
        let text = |text: &Option<Text>| text.as_ref().map(|it| it.to_string());
        match attribute {
            Attribute::Id => Some(self.id.to_string()),
            Attribute::Type => Some(self.job_type.api_name().to_owned()),
            Attribute::ProgramId => text(&self.program_id),
            Attribute::CreatedBy => text(&self.created_by),
            Attribute::CreatedDate => date(self.created),
            Attribute::StartedDate => date(self.started),
            Attribute::CompletedDate => date(self.completed),
            Attribute::AbandonedDate => date(self.abandoned),
            Attribute::CancelledDate => date(self.cancelled),
            Attribute::FailedDate => date(self.failed),
            Attribute::LastProgressUpdateDate => date(self.progressed),
            Attribute::Status => Some(self.status.api_name().to_owned()),
            Attribute::StatusMessage => text(&self.status_message),
            Attribute::RecordsProcessed => self.records.map(|it| it.to_string()),
            Attribute::PercentageComplete => self.percent.map(|it| it.to_string()),
            Attribute::Replayable => self.replayable.map(|it| it.to_string()),
            Attribute::ResultUri => self.result_uri.as_ref().map(|it| it.of(&self.id)),
        }
        .filter(|text| !text.is_empty())
    }
}

/// The first eight characters of a job id.
pub fn short_id(id: &str) -> &str {
    id.char_indices().nth(8).map_or(id, |(end, _)| &id[..end])
}

/// The kind of work a job does. The agency specification says that more types may exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobType {
    /// `DownloadReport`
    DownloadReport,
    /// `ApiReport`
    ApiReport,
    /// `UploadAds`
    UploadAds,
    /// `TermModification`
    TermModification,
    /// `ClickExport`
    ClickExport,
    /// A type that is not documented, as sent. Empty when the job has none.
    Other(Text),
}

impl JobType {
    /// The documented types, in the order of the type menu.
    pub const KNOWN: [Self; 5] = [
        Self::ClickExport,
        Self::ApiReport,
        Self::DownloadReport,
        Self::UploadAds,
        Self::TermModification,
    ];

    /// The documented type with this name of the API, in any letter case.
    pub fn from_api_name(name: &str) -> Option<Self> {
        Self::KNOWN.into_iter().find(|it| it.api_name().eq_ignore_ascii_case(name))
    }

    /// The API's name, for example `ClickExport`.
    pub fn api_name(&self) -> &str {
        match self {
            Self::DownloadReport => "DownloadReport",
            Self::ApiReport => "ApiReport",
            Self::UploadAds => "UploadAds",
            Self::TermModification => "TermModification",
            Self::ClickExport => "ClickExport",
            Self::Other(name) => name,
        }
    }

    /// The place among the documented types; past them for any other.
    pub fn rank(&self) -> usize {
        match self {
            Self::ClickExport => 0,
            Self::ApiReport => 1,
            Self::DownloadReport => 2,
            Self::UploadAds => 3,
            Self::TermModification => 4,
            Self::Other(_) => Self::KNOWN.len(),
        }
    }

    /// The name people read, for example "Click export". An unknown type is its own name split into words.
    pub fn label(&self) -> Rc<str> {
        match self {
            Self::DownloadReport => "Report download".into(),
            Self::ApiReport => "API report".into(),
            Self::UploadAds => "Ad upload".into(),
            Self::TermModification => "Contract terms change".into(),
            Self::ClickExport => "Click export".into(),
            Self::Other(name) if name.is_empty() => "Unknown type".into(),
            Self::Other(name) => split_into_words(name).into(),
        }
    }
}

/// `BulkLinkImport` → "Bulk link import", `BULK_LINK` → "Bulk link".
fn split_into_words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut previous = ' ';
    for letter in name.chars() {
        let is_gap = letter == '_' || letter == '-' || letter.is_whitespace();
        if is_gap || (letter.is_ascii_uppercase() && previous.is_ascii_lowercase()) {
            words.push(' ');
        }
        if !is_gap {
            words.push(letter);
        }
        previous = letter;
    }
    sentence_case(&words)
}

/// Names of the API are ASCII; other letters stay as they are.
fn sentence_case(words: &str) -> String {
    let mut words = words.trim().to_ascii_lowercase();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// The state a job is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// `QUEUED`: waits to start.
    Queued,
    /// `RUNNING`
    Running,
    /// `COMPLETED`: ended with a result.
    Completed,
    /// `CANCELLED`: by an impact.com administrator; nobody else can.
    Cancelled,
    /// `ERROR`: a run raised an error. Whether it is tried again depends on the account kind.
    Error,
    /// `FAILED`: will not be tried again.
    Failed,
    /// A state that is not documented, as sent.
    Other(Text),
}

impl Status {
    /// The documented states, in the order of the status chips.
    pub const KNOWN: [Self; 6] =
        [Self::Queued, Self::Running, Self::Completed, Self::Error, Self::Failed, Self::Cancelled];

    /// The documented state with this word of the API in any letter case, or one of the synonyms that public clients
    /// tolerate.
    pub fn from_api_name(name: &str) -> Option<Self> {
        let same = |word: &str| name.eq_ignore_ascii_case(word);
        if let Some(known) = Self::KNOWN.into_iter().find(|it| same(it.api_name())) {
            return Some(known);
        }
        if same("CANCELED") {
            return Some(Self::Cancelled);
        }
        ["COMPLETE", "SUCCESS", "DONE"].into_iter().any(same).then_some(Self::Completed)
    }

    /// The API's word, for example `COMPLETED`.
    pub fn api_name(&self) -> &str {
        match self {
            Self::Queued => "QUEUED",
            Self::Running => "RUNNING",
            Self::Completed => "COMPLETED",
            Self::Cancelled => "CANCELLED",
            Self::Error => "ERROR",
            Self::Failed => "FAILED",
            Self::Other(name) => name,
        }
    }

    /// The word people read: "Completed". An unknown state is its own word in sentence case.
    pub fn label(&self) -> Rc<str> {
        match self {
            Self::Queued => "Queued".into(),
            Self::Running => "Running".into(),
            Self::Completed => "Completed".into(),
            Self::Cancelled => "Cancelled".into(),
            Self::Error => "Error".into(),
            Self::Failed => "Failed".into(),
            Self::Other(name) if name.is_empty() => "Unknown".into(),
            Self::Other(name) => split_into_words(name).into(),
        }
    }

    /// The word used in data attributes, part names and style hooks: lower case, `unknown` for undocumented states.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::Error => "error",
            Self::Failed => "failed",
            Self::Other(_) => "unknown",
        }
    }

    /// The place among the documented states; past them for any other.
    pub fn rank(&self) -> usize {
        match self {
            Self::Queued => 0,
            Self::Running => 1,
            Self::Completed => 2,
            Self::Error => 3,
            Self::Failed => 4,
            Self::Cancelled => 5,
            Self::Other(_) => Self::KNOWN.len(),
        }
    }

    /// Queued or running: something is about to change.
    pub fn is_active(&self) -> bool {
        matches!(self, Self::Queued | Self::Running)
    }
}

/// The 17 attributes of the Job object under the API's names, in the order of the provider's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of Job say what each one is")]
pub enum Attribute {
    Id,
    Type,
    ProgramId,
    CreatedBy,
    CreatedDate,
    StartedDate,
    CompletedDate,
    AbandonedDate,
    CancelledDate,
    FailedDate,
    LastProgressUpdateDate,
    Status,
    StatusMessage,
    RecordsProcessed,
    PercentageComplete,
    Replayable,
    ResultUri,
}

impl Attribute {
    /// All of them, in order.
    pub const ALL: [Self; 17] = [
        Self::Id,
        Self::Type,
        Self::ProgramId,
        Self::CreatedBy,
        Self::CreatedDate,
        Self::StartedDate,
        Self::CompletedDate,
        Self::AbandonedDate,
        Self::CancelledDate,
        Self::FailedDate,
        Self::LastProgressUpdateDate,
        Self::Status,
        Self::StatusMessage,
        Self::RecordsProcessed,
        Self::PercentageComplete,
        Self::Replayable,
        Self::ResultUri,
    ];

    /// The API's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "Id",
            Self::Type => "Type",
            Self::ProgramId => "ProgramId",
            Self::CreatedBy => "CreatedBy",
            Self::CreatedDate => "CreatedDate",
            Self::StartedDate => "StartedDate",
            Self::CompletedDate => "CompletedDate",
            Self::AbandonedDate => "AbandonedDate",
            Self::CancelledDate => "CancelledDate",
            Self::FailedDate => "FailedDate",
            Self::LastProgressUpdateDate => "LastProgressUpdateDate",
            Self::Status => "Status",
            Self::StatusMessage => "StatusMessage",
            Self::RecordsProcessed => "RecordsProcessed",
            Self::PercentageComplete => "PercentageComplete",
            Self::Replayable => "Replayable",
            Self::ResultUri => "ResultUri",
        }
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
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
