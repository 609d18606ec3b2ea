//! Words of the search box: what is offered there, and the filters that can be written.

use std::time::Duration;

use super::{overview, relative};
use crate::core::locale::Locale;
use crate::core::query::{Filter, Moments, Trait};
use crate::core::text::beginning;
use crate::core::time::Timestamp;

/// The name of what is offered.
pub const SUGGESTIONS: &str = "Suggestions";
/// Over filters.
pub const NARROW_DOWN: &str = "Narrow down with a filter";
/// Over examples.
pub const EXAMPLES: &str = "Examples";
/// An example of several filters together.
pub const EXAMPLE: &str = "status:failed type:ClickExport program:3629";
/// An example of a filter that excludes.
pub const EXCLUDING: &str = "-status:completed";
/// What that does.
pub const EXCLUDES: &str = "leaves out completed jobs";
/// What other words do.
pub const OTHER_WORDS: &str = "Other words search job IDs and status messages.";
/// Over the search of messages.
pub const MESSAGES: &str = "Messages";
/// What looks for a word in messages, before the word.
pub const SEARCH_MESSAGES_FOR: &str = "Search messages for";

/// A key, as keyboards have it.
pub const TAB: &str = "Tab";
/// A key, as keyboards have it.
pub const ENTER: &str = "Enter";
/// A key, as keyboards have it.
pub const ESC: &str = "Esc";
/// What the arrow keys do.
pub const CHOOSE: &str = "choose";
/// What Tab does.
pub const INSERT: &str = "insert";
/// What a comma does.
pub const ONE_MORE: &str = "one more";
/// What Enter does to a job.
pub const OPEN_THE_JOB: &str = "open the job";
/// What Escape does.
pub const CLOSE: &str = "close";

/// Before what was probably meant.
pub const DID_YOU_MEAN: &str = "Did you mean";
/// Between two that were perhaps meant.
pub const OR: &str = "or";
/// The button that lets a mistake be.
pub const LEAVE_IT: &str = "Leave it as it is";

/// What a filter is about, over its values.
pub fn title(filter: Filter) -> &'static str {
    match filter {
        Filter::Status => "Status",
        Filter::Type => "Type",
        Filter::Program => "Program",
        Filter::Id => "Job ID",
        Filter::By => "Created by",
        Filter::Message => "Message",
        Filter::Reason => "Reason",
        Filter::Created => "Created",
        Filter::Started => "Started",
        Filter::Completed => "Completed",
        Filter::Failed => "Failed",
        Filter::Cancelled => "Cancelled",
        Filter::Abandoned => "Abandoned",
        Filter::Updated => "Last progress",
        Filter::Records => "Records",
        Filter::Percent => "Percent done",
        Filter::Duration => "Duration",
        Filter::Is => "What a job is",
        Filter::Has => "What a job has",
    }
}

/// Some values of a filter.
pub fn values(filter: Filter) -> &'static str {
    match filter {
        Filter::Status => "failed, error, running …",
        Filter::Type => "ClickExport, ApiReport …",
        Filter::Program => "3629",
        Filter::Id => "d8807a9f, or how it begins",
        Filter::By => "the account that created it",
        Filter::Message => "words of its status message",
        Filter::Reason => "a message without its numbers",
        Filter::Created => "<24h, <7d, >2026-08-01",
        Filter::Started
        | Filter::Completed
        | Filter::Failed
        | Filter::Cancelled
        | Filter::Abandoned
        | Filter::Updated => "today, <24h, last week",
        Filter::Records => ">1000, 100..200, 0",
        Filter::Percent => ">50, 100",
        Filter::Duration => ">5m, <30s, 1h..2h",
        Filter::Is => "stalled, replayable, expiring …",
        Filter::Has => "result, message",
    }
}

/// What a job is or has.
pub fn job_trait(value: Trait) -> &'static str {
    match value {
        Trait::Active => "not done yet",
        Trait::Final => "done, well or not",
        Trait::Stalled => "running without progress",
        Trait::Replayable => "can be replayed",
        Trait::Downloadable => "its result can be downloaded",
        Trait::Expiring => "its result goes within 7 days",
        Trait::Expired => "its result has probably gone",
        Trait::Result => "a result",
        Trait::Message => "a status message",
    }
}

/// "Status", "Status, in program 3629", "Status, with type:ClickExport quota"
pub fn heading(filter: Filter, others: &str, program: Option<&str>) -> String {
    /// As much is said of the other filters.
    const MOST: usize = 40;
    let title = title(filter);
    match program {
        _ if others.is_empty() => title.to_owned(),
        Some(program) => format!("{title}, in program {}", beginning(program, MOST)),
        None => match beginning(others, MOST) {
            all if all.len() == others.len() => format!("{title}, with {all}"),
            cut => format!("{title}, with {cut}…"),
        },
    }
}

/// "Jobs with an ID that starts with “ad”"
pub fn jobs_with_id(beginning: &str) -> String {
    if beginning.is_empty() {
        return "The newest jobs".to_owned();
    }
    format!("Jobs with an ID that starts with “{beginning}”")
}

/// When a date means: "since Wed 17 Aug", "before Mon 1 Aug", "Mon 1 Aug".
pub fn moments(moments: Moments, now: Timestamp, locale: &dyn Locale) -> String {
    match moments {
        Moments { start: Some(start), end: None } => {
            format!("since {}", moment(start, now, locale))
        }
        Moments { start: None, end: Some(end) } => format!("before {}", moment(end, now, locale)),
        Moments { start: Some(start), end: Some(end) } => overview::days(&(start..end), locale),
        Moments { start: None, end: None } => String::new(),
    }
}

/// "Wed 17 Aug", "yesterday, 12:08"
fn moment(at: Timestamp, now: Timestamp, locale: &dyn Locale) -> String {
    let day = at.day(locale);
    // Ages end a moment before the millisecond that they mean.
    let is_midnight = at.since(day.start(locale)) < Duration::from_secs(1);
    let near = match now.day(locale).days_since(day) {
        0 => Some("today"),
        1 => Some("yesterday"),
        _ => None,
    };
    match near {
        Some(day) if !is_midnight => format!("{day}, {}", locale.time(at)),
        _ => format!("{} {}", locale.weekday(at), relative::day(at, now, locale)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::locale::PlainLocale;
    use crate::core::time::{DateTime, FixedZone};

    #[test]
    fn dates_say_which_day_they_mean() {
        let locale = PlainLocale(FixedZone(-300));
        let now = DateTime::parse("2022-08-24T12:08:00-05:00").unwrap().at();
        for (value, expected) in [
            ("<24h", "since yesterday, 12:08"),
            ("<2h", "since today, 10:08"),
            ("<7d", "since Wed 17 Aug"),
            ("<2022-08-01", "before Mon 1 Aug"),
            (">2021-08-01", "since Mon 2 Aug 2021"),
            ("today", "Wed 24 Aug"),
            ("last week", "Mon 15 – Sun 21 Aug"),
        ] {
            let meant = Filter::Created.moments(value, now, &locale).unwrap();
            assert_eq!(moments(meant, now, &locale), expected, "{value}");
        }
    }

    #[test]
    fn the_heading_says_what_is_counted() {
        assert_eq!(heading(Filter::Status, "", None), "Status");
        assert_eq!(
            heading(Filter::Status, "program:3629", Some("3629")),
            "Status, in program 3629"
        );
        assert_eq!(heading(Filter::Type, "quota", None), "Type, with quota");
        assert!(heading(Filter::Type, &"word ".repeat(40), None).ends_with('…'));
    }
}
