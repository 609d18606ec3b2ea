//! Words of the search box: what is offered there, and the filters that can be written.

use std::time::Duration;

use super::{overview, relative};
use crate::core::locale::Locale;
use crate::core::query::Moments;
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
pub fn title(filter: &str) -> &'static str {
    match filter {
        "status" => "Status",
        "type" => "Type",
        "program" => "Program",
        "id" => "Job ID",
        "by" => "Created by",
        "message" => "Message",
        "reason" => "Reason",
        "created" => "Created",
        "started" => "Started",
        "completed" => "Completed",
        "failed" => "Failed",
        "cancelled" => "Cancelled",
        "abandoned" => "Abandoned",
        "updated" => "Last progress",
        "records" => "Records",
        "percent" => "Percent done",
        "duration" => "Duration",
        "is" => "What a job is",
        "has" => "What a job has",
        _ => "",
    }
}

/// Some values of a filter.
pub fn values(filter: &str) -> &'static str {
    match filter {
        "status" => "failed, error, running …",
        "type" => "ClickExport, ApiReport …",
        "program" => "3629",
        "id" => "d8807a9f, or how it begins",
        "by" => "the account that created it",
        "message" => "words of its status message",
        "reason" => "a message without its numbers",
        "created" => "<24h, <7d, >2026-08-01",
        "started" | "completed" | "failed" | "cancelled" | "abandoned" | "updated" => {
            "today, <24h, last week"
        }
        "records" => ">1000, 100..200, 0",
        "percent" => ">50, 100",
        "duration" => ">5m, <30s, 1h..2h",
        "is" => "stalled, replayable, expiring …",
        "has" => "result, message",
        _ => "",
    }
}

/// What a job is or has.
pub fn job_trait(value: &str) -> &'static str {
    match value {
        "active" => "not done yet",
        "final" => "done, well or not",
        "stalled" => "running without progress",
        "replayable" => "can be replayed",
        "downloadable" => "its result can be downloaded",
        "expiring" => "its result goes within 7 days",
        "expired" => "its result has probably gone",
        "result" => "a result",
        "message" => "a status message",
        _ => "",
    }
}

/// "Status", "Status, in program 3629", "Status, with type:ClickExport quota"
pub fn heading(filter: &str, others: &str, program: Option<&str>) -> String {
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
    use crate::core::query::{filter_names, moments as meant, trait_names};
    use crate::core::time::{DateTime, FixedZone};

    #[test]
    fn every_filter_has_words() {
        for filter in filter_names() {
            assert!(!title(filter).is_empty() && !values(filter).is_empty(), "{filter}");
        }
        for value in ["is", "has"].into_iter().flat_map(trait_names) {
            assert!(!job_trait(value).is_empty(), "{value}");
        }
    }

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
            let meant = meant("created", value, now, &locale).unwrap();
            assert_eq!(moments(meant, now, &locale), expected, "{value}");
        }
    }

    #[test]
    fn the_heading_says_what_is_counted() {
        assert_eq!(heading("status", "", None), "Status");
        assert_eq!(heading("status", "program:3629", Some("3629")), "Status, in program 3629");
        assert_eq!(heading("type", "quota", None), "Type, with quota");
        assert!(heading("type", &"word ".repeat(40), None).ends_with('…'));
    }
}
