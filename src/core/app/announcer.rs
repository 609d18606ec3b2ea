//! What a screen reader is told: politely, merged, and at most once in five seconds.

use std::rc::Rc;
use std::time::Duration;

use crate::core::locale::Locale;
use crate::core::time::Instant;
use crate::core::words::announcement;

/// What an announcement is about. A newer one replaces an older one of the same topic that was not said yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// How many jobs are loaded.
    Loaded,
    /// How many jobs match the filters.
    Matches,
    /// How many new jobs wait.
    NewJobs,
    /// How many jobs are selected.
    Selection,
    /// Live updates were paused or resumed.
    Live,
    /// How far the open job is.
    Progress,
    /// Where a column is now.
    Columns,
    /// Something was copied.
    Copied,
    /// A download began, or was cancelled.
    Download,
    /// A job changed its state. Each is said.
    StatusChange,
}

/// Collects announcements and says them in time.
#[derive(Debug, Default)]
pub struct Announcer {
    waiting: Vec<(Topic, String)>,
    /// Nothing is said before this time.
    ready_at: Instant,
    text: Rc<str>,
}

/// The shortest time between two announcements.
pub const PAUSE: Duration = Duration::from_secs(5);
/// Announcements that come within this time are said together.
const GATHER: Duration = Duration::from_millis(300);
/// Of many changes at once, this many are named.
const NAMED: usize = 3;

impl Announcer {
    /// What the live region says.
    pub fn text(&self) -> &Rc<str> {
        &self.text
    }

    /// Will say something, soon.
    pub fn say(&mut self, topic: Topic, text: String, now: Instant) {
        if topic != Topic::StatusChange {
            self.waiting.retain(|(it, _)| *it != topic);
        }
        if self.waiting.is_empty() {
            // The first of a burst waits for the others.
            self.ready_at = self.ready_at.max(now.plus(GATHER));
        }
        let place = self.waiting.partition_point(|(it, _)| *it <= topic);
        self.waiting.insert(place, (topic, text));
    }

    /// When there is something to say, and how to say it: call [`Announcer::speak`] then.
    pub fn due_at(&self) -> Option<Instant> {
        (!self.waiting.is_empty()).then_some(self.ready_at)
    }

    /// Says what waits, if it is time.
    pub fn speak(&mut self, now: Instant, locale: &dyn Locale) {
        if self.due_at().is_none_or(|due| now < due) {
            return;
        }
        let changes = self.waiting.iter().filter(|(it, _)| *it == Topic::StatusChange).count();
        let mut said: Vec<String> = self.waiting.drain(..).map(|(_, text)| text).collect();
        if changes > NAMED {
            said.truncate(said.len() - (changes - NAMED));
            said.push(announcement::more_jobs_changed(changes - NAMED, locale));
        }
        let text = announcement::together(&said);
        // The same text twice is read only when the node changes.
        self.text = if text == *self.text { text + "\u{a0}" } else { text }.into();
        self.ready_at = now.plus(PAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::locale::PlainLocale;
    use crate::core::time::FixedZone;

    fn at(millis: u64) -> Instant {
        Instant::from_millis(1_000_000 + millis)
    }

    fn speak(announcer: &mut Announcer, millis: u64) -> &str {
        announcer.speak(at(millis), &PlainLocale(FixedZone(0)));
        announcer.text()
    }

    #[test]
    fn a_burst_is_said_once_and_together() {
        let mut announcer = Announcer::default();
        announcer.say(Topic::Matches, "9 jobs match".into(), at(0));
        announcer.say(Topic::Selection, "3 selected".into(), at(100));
        announcer.say(Topic::Matches, "96 jobs match".into(), at(200));
        assert_eq!(speak(&mut announcer, 299), "");
        assert_eq!(announcer.due_at(), Some(at(300)));
        assert_eq!(speak(&mut announcer, 300), "96 jobs match. 3 selected");
        assert_eq!(announcer.due_at(), None);
    }

    #[test]
    fn at_most_one_in_five_seconds() {
        let mut announcer = Announcer::default();
        announcer.say(Topic::Live, "Live updates paused".into(), at(0));
        speak(&mut announcer, 300);
        announcer.say(Topic::Matches, "7 jobs match".into(), at(400));
        assert_eq!(speak(&mut announcer, 5_299), "Live updates paused");
        assert_eq!(speak(&mut announcer, 5_300), "7 jobs match");
    }

    #[test]
    fn the_same_words_again_are_said_again() {
        let mut announcer = Announcer::default();
        announcer.say(Topic::Copied, "Copied Id".into(), at(0));
        let first = speak(&mut announcer, 300).to_owned();
        announcer.say(Topic::Copied, "Copied Id".into(), at(6_000));
        let second = speak(&mut announcer, 6_300).to_owned();
        assert_ne!(first, second);
        assert_eq!(second.trim_end_matches('\u{a0}'), first);
    }

    #[test]
    fn of_many_changes_some_are_named() {
        let mut announcer = Announcer::default();
        for job in 1..=7 {
            announcer.say(Topic::StatusChange, format!("Job {job} completed"), at(job));
        }
        assert_eq!(
            speak(&mut announcer, 1_000),
            "Job 1 completed. Job 2 completed. Job 3 completed. and 4 more jobs changed"
        );
    }
}
