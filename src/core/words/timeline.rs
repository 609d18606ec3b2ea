//! Words of the timeline.

use std::time::Duration;

use crate::core::job::timeline::{Note, Step, StepKind};
use crate::core::locale::Locale;
use crate::core::time::Timestamp;
use crate::core::words::{list, relative, zone};

/// The heading.
pub const TIMELINE: &str = "Timeline";

/// Which time the dates are in: "Your time, UTC−05:00"; the offset alone where the page set the zone.
pub fn zone(now: Timestamp, locale: &dyn Locale) -> String {
    let offset = zone::offset(locale, now);
    if locale.zone_is_set() { offset } else { format!("Your time, {offset}") }
}

/// How far ahead a step is: "in about 9 min", "in 3 days"; nothing for what is due.
pub fn ahead(wait: Duration) -> String {
    const DAY: u64 = 86_400;
    if wait.is_zero() {
        String::new()
    } else if wait.as_secs() > 2 * DAY {
        format!("in {} days", wait.as_secs().div_ceil(DAY))
    } else {
        format!("in {}", relative::about(wait))
    }
}

/// The date of a step and what is said about it: "7 Jun 2022, 04:33:45 · 62%, 8,412 records".
pub fn details(step: &Step, locale: &dyn Locale) -> Option<String> {
    let date = step.at.map(|at| date(step, at, locale));
    match (date, note(step.note, locale)) {
        (Some(date), Some(note)) => Some(format!("{date} · {note}")),
        (date, note) => date.or(note),
    }
}

/// The date of a step; an estimate says so, and says no more than it knows.
fn date(step: &Step, at: Timestamp, locale: &dyn Locale) -> String {
    match step.kind {
        StepKind::ResultRemoved | StepKind::ResultProbablyRemoved => {
            format!("about {}", locale.day_with_year(at))
        }
        _ if step.is_next => format!("about {}", locale.time(at)),
        _ => locale.date_time(at),
    }
}

/// What a step is called: "Last progress".
pub fn label(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Created => "Created",
        StepKind::Started => "Started",
        StepKind::LastStarted => "Last started",
        StepKind::SecondStartIgnored => "Second start ignored",
        StepKind::LastProgress => "Last progress",
        StepKind::Completed => "Completed",
        StepKind::Error => "Error",
        StepKind::Failed => "Failed",
        StepKind::Cancelled => "Cancelled",
        StepKind::Start => "Start",
        StepKind::ExpectedFinish => "Expected to finish",
        StepKind::Retry => "Next automatic retry",
        StepKind::RetryDue => "Retry is due now",
        StepKind::ResultRemoved => "Result removed",
        StepKind::ResultProbablyRemoved => "Result probably removed",
    }
}

/// What is said about a step: "waited 4 s", "62%, 8,412 records". `None` when there is nothing to say.
pub fn note(note: Note, locale: &dyn Locale) -> Option<String> {
    Some(match note {
        Note::None => return None,
        Note::Progress { percent, records } => progress(percent, records, locale)?,
        Note::Waited(span) => format!("waited {}", relative::duration(span)),
        Note::RanFor(span) => format!("ran for {}", relative::duration(span)),
        Note::EarlierRun => "(earlier run)".to_owned(),
        Note::AlreadyRunning => "the job was already running".to_owned(),
        Note::Estimate => "estimate from the last 90 s".to_owned(),
        Note::AfterError => "15 min after the error".to_owned(),
        Note::AfterCompletion(retention) => match retention.as_secs() / 86_400 {
            1 => "1 day after completion".to_owned(),
            days => format!("{days} days after completion"),
        },
        Note::Queue => "Large jobs can wait in the queue".to_owned(),
    })
}

fn progress(percent: Option<u8>, records: Option<u64>, locale: &dyn Locale) -> Option<String> {
    let percent = percent.map(|it| format!("{it}%"));
    let records = records.map(|it| list::records(it, locale));
    match (percent, records) {
        (Some(percent), Some(records)) => Some(format!("{percent}, {records}")),
        (percent, records) => percent.or(records),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::locale::PlainLocale;
    use crate::core::time::FixedZone;

    #[test]
    fn what_is_known_of_progress_is_noted() {
        for (percent, records, expected) in [
            (Some(62), Some(8_412), Some("62%, 8,412 records")),
            (Some(62), None, Some("62%")),
            (None, Some(1), Some("1 record")),
            (None, None, None),
        ] {
            let said = note(Note::Progress { percent, records }, &PlainLocale(FixedZone(0)));
            assert_eq!(said.as_deref(), expected);
        }
    }
}
