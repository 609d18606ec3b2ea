//! A result on its way.

use std::rc::Rc;
use std::time::Duration;

use crate::core::api::request::RequestId;
use crate::core::api::result_file::Progress;
use crate::core::time::Instant;

/// A result on its way, from the request until it is saved.
#[derive(Debug)]
pub struct Transfer {
    /// The request for it.
    pub request: RequestId,
    /// The job.
    pub id: Rc<str>,
    /// What has come, once something has.
    pub progress: Option<Progress>,
    /// The name to save it under, once all of it is here.
    pub(crate) file_name: Option<Rc<str>>,
    asked_at: Instant,
    /// When something of it last came; at first, when it was asked for.
    heard_at: Instant,
    /// When something of it first came, and how much.
    first: Option<(Instant, u64)>,
}

impl Transfer {
    /// A result of which nothing comes for this long is given up.
    pub const SILENCE: Duration = Duration::from_mins(1);
    /// What is here within this time is quick.
    const QUICK: Duration = Duration::from_millis(300);
    /// Before that, its pace cannot be told.
    const SHORT: Duration = Duration::from_secs(2);

    /// It was asked for.
    pub(crate) fn new(request: RequestId, id: Rc<str>, now: Instant) -> Self {
        let (progress, file_name, first) = (None, None, None);
        Self { request, id, progress, file_name, asked_at: now, heard_at: now, first }
    }

    /// More of it came.
    pub(crate) fn hear(&mut self, mut progress: Progress, now: Instant) {
        // A length that more came than is none: through CORS, it is not told that a body is packed.
        progress.total = progress.total.filter(|it| progress.received <= *it);
        self.heard_at = now;
        self.first.get_or_insert((now, progress.received));
        self.progress = Some(progress);
    }

    /// When it is shown, so that a quick one does not flicker: a little later, unless something came before.
    pub fn shows_at(&self) -> Option<Instant> {
        self.progress.is_none().then(|| self.asked_at.plus(Self::QUICK))
    }

    /// When it counts as stalled. Never, once all of it is here.
    pub(crate) fn stalls_at(&self) -> Option<Instant> {
        self.file_name.is_none().then(|| self.heard_at.plus(Self::SILENCE))
    }

    /// How long it still takes at the pace so far, in whole seconds.
    pub fn time_left(&self) -> Option<Duration> {
        let (progress, (began_at, before)) = (self.progress.as_ref()?, self.first?);
        let spent = self.heard_at.since(began_at);
        let came = progress.received.checked_sub(before).filter(|it| *it > 0)?;
        let missing = progress.total?.checked_sub(progress.received).filter(|it| *it > 0)?;
        let millis = spent.as_millis() * u128::from(missing) / u128::from(came);
        let seconds = u64::try_from(millis.div_ceil(1_000)).ok()?;
        (spent >= Self::SHORT).then(|| Duration::from_secs(seconds))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB: u64 = 1_000_000;

    fn at(seconds: u64) -> Instant {
        Instant::default().plus(Duration::from_secs(seconds))
    }

    fn heard(steps: &[(u64, u64, Option<u64>)]) -> Transfer {
        let mut transfer = Transfer::new(RequestId(1), "a".into(), at(0));
        for (seconds, received, total) in steps.iter().copied() {
            transfer.hear(Progress { file_name: None, received, total }, at(seconds));
        }
        transfer
    }

    #[test]
    fn what_is_left_is_told_at_the_pace_since_the_first_bytes() {
        let total = Some(31 * MB);
        for (steps, left) in [
            (&[][..], None),
            (&[(50, MB, total)], None),
            // What it took to begin says nothing of the pace.
            (&[(50, MB, total), (51, 2 * MB, total)], None),
            (&[(50, MB, total), (60, 11 * MB, total)], Some(20)),
            (&[(50, MB, total), (60, MB + 1, total)], Some(299_999_990)),
            (&[(50, MB, None), (60, 11 * MB, None)], None),
            (&[(50, MB, total), (60, MB, total)], None),
            (&[(50, MB, total), (60, 31 * MB, total)], None),
            (&[(50, MB, total), (60, 32 * MB, total)], None),
        ] {
            assert_eq!(heard(steps).time_left(), left.map(Duration::from_secs), "{steps:?}");
        }
    }

    #[test]
    fn a_length_that_more_came_than_is_none() {
        let total = |transfer: &Transfer| transfer.progress.as_ref().and_then(|it| it.total);
        assert_eq!(total(&heard(&[(1, 10, Some(10))])), Some(10));
        assert_eq!(total(&heard(&[(1, 10, Some(10)), (2, 11, Some(10))])), None);
    }

    #[test]
    fn silence_counts_from_the_last_bytes() {
        assert_eq!(heard(&[]).stalls_at(), Some(at(60)));
        let mut transfer = heard(&[(5, 1, None), (59, 2, None)]);
        assert_eq!(transfer.stalls_at(), Some(at(119)));
        transfer.file_name = Some("a.csv".into());
        assert_eq!(transfer.stalls_at(), None);
    }
}
