//! A job as the store holds it: with what a search looks at first.

use std::rc::Rc;

use crate::core::job::{Job, JobType, Status};
use crate::core::text::Text;

/// A job, and beside it in a few bytes what most searches are about. In a list of 100,000, going to the job itself for
/// that would be most of the time a search takes.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The job.
    pub job: Rc<Job>,
    id: Rc<str>,
    /// Of its message, program and account.
    texts: [u32; 3],
    status: u8,
    job_type: u8,
    is_plain: bool,
}

/// In place of the number of a text where there is none.
const NO_TEXT: u32 = u32::MAX;

impl Entry {
    /// Holds a job.
    pub fn new(job: Rc<Job>) -> Self {
        let texts = [&job.status_message, &job.program_id, &job.created_by];
        let is_shared = |it: &&Option<Text>| it.as_ref().is_none_or(|it| it.number().is_some());
        let is_plain = texts.iter().all(is_shared)
            && !matches!(
                (&job.status, &job.job_type),
                (Status::Other(_), _) | (_, JobType::Other(_))
            );
        let number = |it: &Option<Text>| it.as_ref().and_then(Text::number);
        let small = |it: usize| u8::try_from(it).unwrap_or(u8::MAX);
        Self {
            id: Rc::clone(&job.id),
            texts: texts
                .map(|it| number(it).and_then(|it| u32::try_from(it).ok()).unwrap_or(NO_TEXT)),
            status: small(job.status.rank()),
            job_type: small(job.job_type.rank()),
            is_plain,
            job,
        }
    }

    /// Whether its id, its status and its shared texts are all that a word can be in: it has no text of its own, and no
    /// type or state that is not documented.
    pub fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// `Id`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The [`Text::number`] of its message, program and account, of those that are there and shared.
    pub fn texts(&self) -> impl Iterator<Item = usize> {
        self.texts.into_iter().filter(|it| *it != NO_TEXT).map(|it| it as usize)
    }

    /// The [`Status::rank`].
    pub fn status_rank(&self) -> usize {
        self.status.into()
    }

    /// Whether the job is in this state.
    pub fn has_status(&self, status: &Status) -> bool {
        usize::from(self.status) == status.rank()
            && (!matches!(status, Status::Other(_)) || self.job.status == *status)
    }

    /// Whether the job is of this type.
    pub fn has_type(&self, job_type: &JobType) -> bool {
        usize::from(self.job_type) == job_type.rank()
            && (!matches!(job_type, JobType::Other(_)) || self.job.job_type == *job_type)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::text::Texts;

    fn entry(change: impl FnOnce(&mut Job)) -> Entry {
        let mut job = Job::new("a", JobType::ApiReport, Status::Running);
        change(&mut job);
        Entry::new(Rc::new(job))
    }

    #[test]
    fn a_plain_job_has_all_its_words_at_hand() {
        let mut texts = Texts::default();
        texts.share("another");
        let entry = entry(|job| job.created_by = Some(texts.share("IRx")));
        assert!(entry.is_plain());
        assert_eq!((entry.id(), entry.status_rank()), ("a", Status::Running.rank()));
        assert_eq!(entry.texts().collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn others_have_to_be_asked_themselves() {
        assert!(entry(|_| ()).is_plain());
        assert!(!entry(|job| job.status_message = Some("not shared".into())).is_plain());
        assert!(!entry(|job| job.status = Status::Other("HELD".into())).is_plain());
        assert!(!entry(|job| job.job_type = JobType::Other("Bulk".into())).is_plain());
    }

    #[test]
    fn undocumented_types_and_states_are_told_apart() {
        let (held, paused) = (Status::Other("HELD".into()), Status::Other("PAUSED".into()));
        let (bulk, link) = (JobType::Other("Bulk".into()), JobType::Other("Link".into()));
        let odd = entry(|job| (job.status, job.job_type) = (held.clone(), bulk.clone()));
        assert!(
            odd.has_status(&held) && !odd.has_status(&paused) && !odd.has_status(&Status::Failed)
        );
        assert!(odd.has_type(&bulk) && !odd.has_type(&link) && !odd.has_type(&JobType::ApiReport));
        let plain = entry(|_| ());
        assert!(plain.has_status(&Status::Running) && !plain.has_status(&held));
        assert!(plain.has_type(&JobType::ApiReport) && !plain.has_type(&bulk));
    }
}
