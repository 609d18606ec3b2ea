//! Whether a job matches.

use std::cell::Cell;
use std::time::Duration;

use crate::core::job::account::AccountKind;
use crate::core::job::timeline::result_expiry;
use crate::core::job::{Job, JobType, Status};
use crate::core::query::entry::Entry;
use crate::core::query::letters::Letters;
use crate::core::text::{Text, Texts};
use crate::core::time::{DateTime, Timestamp, Zone};

use super::interval::Span;
use super::text::Needle;
use super::traits::Trait;
use super::value::Value;
use super::{Filter, Names, Query, Term, Undocumented, reason};

/// A result goes away soon when it does within this time.
const EXPIRING: Duration = Duration::from_hours(7 * 24);

/// What a query means depends on.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The present moment, for ages and running times.
    pub now: Timestamp,
    /// Where a day begins.
    pub zone: &'a dyn Zone,
    /// Which states are final and can be replayed.
    pub account: AccountKind,
    /// How long a running job may show no progress before it counts as stalled.
    pub stalled_after: Duration,
    /// How long the result of a completed job probably stays.
    pub retention: Duration,
    /// What is known of the texts of all jobs, where that is.
    pub known: Option<Known<'a>>,
}

/// What is known of the texts of all jobs before any is looked at.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Those that they share: what was found of one is not looked for again.
    pub texts: &'a Texts,
    /// The letters of their ids.
    pub id_letters: &'a Letters,
    /// Their undocumented states and types, once all jobs are known.
    pub undocumented: Option<&'a Undocumented>,
}

/// A query made ready to look at many jobs: days and ages are moments, text is folded.
pub struct Matcher {
    now: Timestamp,
    account: AccountKind,
    stalled_after: Duration,
    retention: Duration,
    is_lasting: bool,
    names: &'static Names,
    status: Vec<Rule>,
    others: Vec<Rule>,
}

/// All of these must hold of a job.
struct Rule {
    filter: Option<Filter>,
    negated: bool,
    /// Any of them.
    tests: Vec<Test>,
}

enum Test {
    Status(Status),
    OtherStatus,
    Type(JobType),
    Text(TextTest),
    Within(Span),
    Trait(Trait),
}

/// A text that is looked for, with what was found in the texts that most jobs have in common.
struct TextTest {
    needle: Needle,
    /// By the rank of a documented state, whether its word has the text.
    states: [bool; Status::KNOWN.len()],
    /// By the number of a shared text.
    answers: Vec<Cell<Option<bool>>>,
    /// Whether any text but an id can have it.
    is_in_texts: bool,
    /// Whether any id can have it. Ids are a hundred thousand texts, and mostly of sixteen letters.
    is_in_ids: bool,
}

impl TextTest {
    fn new(needle: Needle, known: Option<&Known<'_>>) -> Self {
        /// As many shared texts as are asked at once. Of more, only those are that jobs in question have.
        const FEW: usize = 1_000;
        let states = Status::KNOWN.each_ref().map(|it| needle.is_in(it.api_name()));
        let is_in_texts = known.is_none_or(|Known { texts, .. }| {
            texts.has_unshared() || texts.end() > FEW || texts.iter().any(|it| needle.is_in(it))
        });
        let is_in_ids = known.is_none_or(|it| needle.can_be_of(it.id_letters));
        let n_texts = known.map_or(0, |it| it.texts.end());
        Self { needle, states, answers: vec![Cell::new(None); n_texts], is_in_texts, is_in_ids }
    }

    /// Whether a job has it anywhere, as far as that can be said without the job itself.
    fn is_in(&self, entry: &Entry) -> Option<bool> {
        if !entry.is_plain() {
            return None;
        }
        if self.states.get(entry.status_rank()) == Some(&true) {
            return Some(true);
        }
        if self.is_in_texts {
            for number in entry.texts() {
                if self.answers.get(number).and_then(Cell::get)? {
                    return Some(true);
                }
            }
        }
        Some(self.is_in_ids && self.needle.is_in(entry.id()))
    }

    fn holds(&self, text: Option<&Text>, find: fn(&Needle, &str) -> bool) -> bool {
        let Some(text) = text.filter(|_| self.is_in_texts) else { return false };
        let slot = text.number().and_then(|number| self.answers.get(number));
        let known = slot.and_then(Cell::get);
        known.unwrap_or_else(|| {
            let answer = find(&self.needle, text);
            if let Some(slot) = slot {
                slot.set(Some(answer));
            }
            answer
        })
    }
}

impl Matcher {
    /// Makes `query` ready. Faulty terms are left out.
    pub fn new(query: &Query, context: &Context<'_>) -> Self {
        let mut matcher = Self {
            now: context.now,
            account: context.account,
            stalled_after: context.stalled_after,
            retention: context.retention,
            is_lasting: true,
            names: query.names,
            status: Vec::new(),
            others: Vec::new(),
        };
        let undocumented = context.known.and_then(|it| it.undocumented);
        for term in query.terms.iter().filter(|it| !it.values.is_empty()) {
            matcher.is_lasting &= !term.has_undocumented();
            if undocumented.is_none_or(|it| term.unknown(it, query).is_none()) {
                matcher.add(term, context);
            }
        }
        matcher
    }

    /// Whether all terms match.
    pub fn matches(&self, entry: &Entry) -> bool {
        self.matches_status(entry) && self.matches_ignoring_status(entry)
    }

    /// Whether all `status:` terms match.
    pub fn matches_status(&self, entry: &Entry) -> bool {
        self.status.iter().all(|rule| self.admits(rule, entry))
    }

    /// Whether all terms but the `status:` terms match: what the status chips count.
    pub fn matches_ignoring_status(&self, entry: &Entry) -> bool {
        self.others.iter().all(|rule| self.admits(rule, entry))
    }

    /// Whether a job that does not change goes on to match or not. Otherwise the matcher has to be made anew when time has
    /// passed or other jobs came.
    pub fn is_lasting(&self) -> bool {
        self.is_lasting
    }

    fn add(&mut self, term: &Term, context: &Context<'_>) {
        self.is_lasting &= !term.values.iter().any(|it| depends_on_time(term.filter, it));
        let rules =
            if term.filter == Some(Filter::Status) { &mut self.status } else { &mut self.others };
        let is_alternative = !term.negated && term.filter.is_some_and(Filter::is_single_valued);
        let is_same = |it: &Rule| is_alternative && !it.negated && it.filter == term.filter;
        let mut rule = match rules.iter().position(is_same) {
            Some(at) => rules.remove(at),
            None => Rule { filter: term.filter, negated: term.negated, tests: Vec::new() },
        };
        for value in &term.values {
            rule.tests.push(value.test(term.filter, context));
        }
        rules.push(rule);
    }

    fn admits(&self, rule: &Rule, entry: &Entry) -> bool {
        rule.tests.iter().any(|test| self.holds(rule.filter, test, entry)) != rule.negated
    }

    fn holds(&self, filter: Option<Filter>, test: &Test, entry: &Entry) -> bool {
        let job = &entry.job;
        match test {
            Test::Status(status) => entry.has_status(status),
            Test::OtherStatus => entry.status_rank() == Status::KNOWN.len(),
            Test::Type(job_type) => entry.has_type(job_type),
            Test::Text(test) => has_text(filter, test, entry, self.names),
            Test::Within(span) => self.number(filter, job).is_some_and(|it| span.contains(it)),
            Test::Trait(it) => self.is(*it, job),
        }
    }

    fn is(&self, it: Trait, job: &Job) -> bool {
        let expiry = || result_expiry(job, self.retention);
        match it {
            Trait::Active => job.status.is_active(),
            Trait::Final => self.account.is_final(&job.status),
            Trait::Stalled => job.is_stalled(self.now, self.stalled_after),
            Trait::Replayable => self.account.can_replay(job),
            Trait::Downloadable => job.is_downloadable(),
            Trait::Expiring => {
                expiry().is_some_and(|at| self.now < at && at.since(self.now) <= EXPIRING)
            }
            Trait::Expired => expiry().is_some_and(|at| at <= self.now),
            Trait::Result => job.result_uri.is_some(),
            Trait::Message => job.status_message.as_ref().is_some_and(|it| !it.is_empty()),
        }
    }

    /// What an interval of this filter is about, in the unit of [`Span`].
    fn number(&self, filter: Option<Filter>, job: &Job) -> Option<i64> {
        let millis = |date: Option<DateTime>| date.map(|it| it.at().as_millis());
        match filter? {
            Filter::Created => millis(job.created),
            Filter::Started => millis(job.started),
            Filter::Completed => millis(job.completed),
            Filter::Failed => millis(job.failed),
            Filter::Cancelled => millis(job.cancelled),
            Filter::Abandoned => millis(job.abandoned),
            Filter::Updated => millis(job.progressed),
            Filter::Records => job.records.map(|it| i64::try_from(it).unwrap_or(i64::MAX)),
            Filter::Percent => job.percent.map(i64::from),
            Filter::Duration => {
                job.duration(self.now).map(|it| i64::try_from(it.as_millis()).unwrap_or(i64::MAX))
            }
            Filter::Status
            | Filter::Type
            | Filter::Program
            | Filter::Id
            | Filter::By
            | Filter::Message
            | Filter::Reason
            | Filter::Is
            | Filter::Has => None,
        }
    }
}

impl Value {
    fn test(&self, filter: Option<Filter>, context: &Context<'_>) -> Test {
        let text_test = |needle| {
            let test = TextTest::new(needle, context.known.as_ref());
            // A reason is not in any text as it stands.
            let is_in_texts = test.is_in_texts || filter == Some(Filter::Reason);
            Test::Text(TextTest { is_in_texts, ..test })
        };
        match self {
            Self::Status(status) => Test::Status(status.clone()),
            Self::OtherStatus => Test::OtherStatus,
            Self::Type(job_type) => Test::Type(job_type.clone()),
            // A human name has spaces, so that its beginning can need quotes too.
            Self::Text { text, is_quoted: true } if filter != Some(Filter::Type) => {
                text_test(Needle::exact(text))
            }
            // A program is chosen from a menu too, and program 36 is not program 3629.
            Self::Text { text, .. } if filter == Some(Filter::Program) => {
                text_test(Needle::exact(text))
            }
            Self::Text { text, .. } => text_test(Needle::new(text)),
            Self::Interval(interval) => Test::Within(interval.resolve(context.now, context.zone)),
            Self::Trait(it) => Test::Trait(*it),
        }
    }
}

fn depends_on_time(filter: Option<Filter>, value: &Value) -> bool {
    match value {
        Value::Interval(interval) => filter == Some(Filter::Duration) || interval.depends_on_time(),
        Value::Trait(it) => it.depends_on_time(),
        Value::Status(_) | Value::OtherStatus | Value::Type(_) | Value::Text { .. } => false,
    }
}

fn has_text(filter: Option<Filter>, test: &TextTest, entry: &Entry, names: &Names) -> bool {
    let (needle, job) = (&test.needle, &entry.job);
    match filter {
        None => test.is_in(entry).unwrap_or_else(|| has_word(test, job, names)),
        Some(Filter::Id) => needle.begins(&job.id),
        Some(Filter::Program) => test.holds(job.program_id.as_ref(), Needle::begins),
        Some(Filter::By) => test.holds(job.created_by.as_ref(), Needle::begins),
        Some(Filter::Message) => test.holds(job.status_message.as_ref(), Needle::is_in),
        Some(Filter::Reason) => {
            reason::has(&job.status)
                && test.holds(job.status_message.as_ref(), |needle, message| {
                    needle.begins(&reason::folded(message))
                })
        }
        Some(Filter::Status) => {
            undocumented_status(job, names).is_some_and(|name| needle.begins_name(name))
        }
        Some(Filter::Type) => {
            undocumented_type(job, names).is_some_and(|name| needle.begins_name(name))
        }
        Some(_) => false,
    }
}

/// Documented types are not looked at here: which of them have the word was found out once, when it was read. The
/// words for documented states are those of the API.
fn has_word(test: &TextTest, job: &Job, names: &Names) -> bool {
    let has = |text: &Option<Text>| test.holds(text.as_ref(), Needle::is_in);
    has(&job.status_message)
        || has(&job.program_id)
        || has(&job.created_by)
        || undocumented_type(job, names).is_some_and(|name| test.needle.is_in_name(name))
        || match undocumented_status(job, names) {
            Some(name) => test.needle.is_in_name(name),
            None => test.states.get(job.status.rank()) == Some(&true),
        }
        || (test.is_in_ids && test.needle.is_in(&job.id))
}

/// The name of a status that is not documented; what people read when it has none.
fn undocumented_status<'a>(job: &'a Job, names: &Names) -> Option<&'a str> {
    match &job.status {
        Status::Other(name) => Some(if name.is_empty() { names.no_status } else { name }),
        _ => None,
    }
}

/// The name of a type that is not documented; what people read when it has none.
fn undocumented_type<'a>(job: &'a Job, names: &Names) -> Option<&'a str> {
    match &job.job_type {
        JobType::Other(name) => Some(if name.is_empty() { names.no_type } else { name }),
        _ => None,
    }
}
