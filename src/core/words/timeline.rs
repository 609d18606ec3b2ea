//! Words of the timeline.

use crate::core::job::timeline::{Note, StepKind};
use crate::core::locale::Locale;
use crate::core::words::relative;

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
    let records = records.map(|it| format!("{} records", locale.number(it)));
    match (percent, records) {
        (Some(percent), Some(records)) => Some(format!("{percent}, {records}")),
        (percent, records) => percent.or(records),
    }
}
