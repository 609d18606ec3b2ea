//! Words of the overview.

use std::ops::Range;
use std::time::Duration;

use super::count::jobs;
use super::relative;
use crate::core::locale::Locale;
use crate::core::overview::{Bar, Part, Step};
use crate::core::time::Timestamp;

/// The name of its place.
pub const OVERVIEW: &str = "Overview";
/// The name of the three figures.
pub const FIGURES: &str = "Figures";
/// The heading and the name of the chart.
pub const JOBS_OVER_TIME: &str = "Jobs over time";
/// The right end of a chart of days.
pub const TODAY: &str = "Today";
/// The right end of a chart of hours.
pub const NOW: &str = "Now";
/// Takes the chosen range back.
pub const TAKE_AWAY: &str = "Take the range away";
/// The heading of the reasons.
pub const WHY_THEY_FAIL: &str = "Why they fail";
/// A figure.
pub const COMPLETED: &str = "Completed";
/// A figure.
pub const MEDIAN: &str = "Median";
/// A figure.
pub const MOST_WITHIN: &str = "95% within";
/// Why a figure is not there.
pub const UNDER_5_JOBS: &str = "Under 5 jobs";
/// A figure is what it was.
pub const NO_CHANGE: &str = "No change";

/// How much time a bar stands for: "2 days a bar".
pub fn step(step: Step) -> String {
    let (n, one, many) = match step {
        Step::Minutes(minutes) if minutes % 60 == 0 => (minutes / 60, "hour", "hours"),
        Step::Minutes(minutes) => (minutes, "minute", "minutes"),
        Step::Days(days) if days % 7 == 0 => (days / 7, "week", "weeks"),
        Step::Days(days) => (days, "day", "days"),
    };
    format!("{n} {} a bar", if n == 1 { one } else { many })
}

/// What a part is called in the legend.
pub fn legend(part: Part) -> &'static str {
    match part {
        Part::Failed => "Failed",
        Part::Cancelled => "Cancelled",
        Part::Active => "Running",
        Part::Completed => "Completed",
    }
}

/// What is in a bar, but for how many: "35 completed, 6 failed". Nothing of an empty one.
pub fn parts(bar: &Bar, locale: &dyn Locale) -> String {
    let parts = Part::ALL.into_iter().rev().map(|it| (it, bar.of(it))).filter(|(_, n)| *n > 0);
    let words = parts.map(|(part, n)| {
        let word = match part {
            Part::Failed => "failed",
            Part::Cancelled => "cancelled",
            Part::Active => "running or queued",
            Part::Completed => "completed",
        };
        format!("{} {word}", locale.number(n as u64))
    });
    words.collect::<Vec<_>>().join(", ")
}

/// How many jobs a bar has: "41 jobs", "no jobs".
pub fn n_jobs(n: usize, locale: &dyn Locale) -> String {
    if n == 0 { "no jobs".to_owned() } else { jobs(n, locale) }
}

/// What is said over a bar: "Thu 14 – Fri 15 Jul · 41 jobs".
pub fn titled(time: &str, n: usize, locale: &dyn Locale) -> String {
    format!("{time} · {}", n_jobs(n, locale))
}

/// The name of a bar: "Thu 14 – Fri 15 Jul: 41 jobs, 35 completed, 6 failed".
pub fn named(time: &str, bar: &Bar, locale: &dyn Locale) -> String {
    let n = n_jobs(bar.n_jobs(), locale);
    match parts(bar, locale) {
        parts if parts.is_empty() => format!("{time}: {n}"),
        parts => format!("{time}: {n}, {parts}"),
    }
}

/// Days, with those of the week: "Thu 14 Jul", "Thu 14 – Fri 15 Jul", "Sun 31 Jul – Mon 1 Aug".
pub fn days(time: &Range<Timestamp>, locale: &dyn Locale) -> String {
    let last = last(time);
    let with_weekday = |at: Timestamp, day: &str| format!("{} {day}", locale.weekday(at));
    if time.start.day(locale) == last.day(locale) {
        return with_weekday(last, &locale.day(last));
    }
    let first = with_weekday(time.start, &short_day(time.start, last, locale));
    format!("{first} – {}", with_weekday(last, &locale.day(last)))
}

/// Days without those of the week: "14 Jul", "10 – 19 Jul", "31 Jul – 1 Aug".
pub fn plain_days(time: &Range<Timestamp>, locale: &dyn Locale) -> String {
    let last = last(time);
    if time.start.day(locale) == last.day(locale) {
        return locale.day(last);
    }
    format!("{} – {}", short_day(time.start, last, locale), locale.day(last))
}

/// Hours: "Wed 24 Aug, 06:00 – 12:00", "Wed 24 Aug, 18:00 – Thu 25 Aug, 06:00".
pub fn hours(time: &Range<Timestamp>, locale: &dyn Locale) -> String {
    let day = |at: Timestamp| format!("{} {}", locale.weekday(at), locale.day(at));
    let (start, end) = (locale.time(time.start), locale.time(time.end));
    if time.start.day(locale) == last(time).day(locale) {
        return format!("{}, {start} – {end}", day(time.start));
    }
    format!("{}, {start} – {}, {end}", day(time.start), day(time.end))
}

fn last(time: &Range<Timestamp>) -> Timestamp {
    time.end.minus(Duration::from_millis(1)).max(time.start)
}

/// The day without its month where the later day has the same, and days come before months.
fn short_day(day: Timestamp, later: Timestamp, locale: &dyn Locale) -> String {
    let (year, month, of_month) = day.day(locale).civil();
    let (later_year, later_month, _) = later.day(locale).civil();
    let (long, short) = (locale.day(day), of_month.to_string());
    let is_first = long.strip_prefix(&short).is_some_and(|it| it.starts_with(' '));
    if is_first && (year, month) == (later_year, later_month) { short } else { long }
}

/// What the chart shows, in a sentence: "Bar chart of 1,284 jobs from 27 May to 24 Aug, 2 days a bar, at most 42 jobs. 19
/// failed, most on Thu 14 – Fri 15 Jul."
pub fn sentence(
    bars: &[Bar],
    step: Step,
    (first, last): (&str, &str),
    most_failed: Option<&str>,
    locale: &dyn Locale,
) -> String {
    let n: usize = bars.iter().map(Bar::n_jobs).sum();
    let most = bars.iter().map(Bar::n_jobs).max().unwrap_or_default();
    let n_failed: usize = bars.iter().map(|it| it.of(Part::Failed)).sum();
    let chart = format!(
        "Bar chart of {} from {first} to {last}, {}, at most {}.",
        n_jobs(n, locale),
        self::step(step),
        n_jobs(most, locale)
    );
    let failed = locale.number(n_failed as u64);
    match most_failed {
        Some(when) => format!("{chart} {failed} failed, most on {when}."),
        None => chart,
    }
}

/// "98.6%", of tenths of a percent.
pub fn percent(per_mille: u16) -> String {
    format!("{}%", tenths(per_mille))
}

fn tenths(tenths: u16) -> String {
    if tenths.is_multiple_of(1_000) {
        return (tenths / 10).to_string();
    }
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The difference to the time before, and whether it is for the worse: "1.2 pts", "better".
pub fn share_change(now: u16, before: u16) -> (String, &'static str) {
    let points = format!("{} pts", tenths(now.abs_diff(before)));
    (points, if now < before { "worse" } else { "better" })
}

/// The difference to the time before, and whether it is for the worse: "22 s", "slower".
pub fn duration_change(now: Duration, before: Duration) -> (String, &'static str) {
    (relative::duration(now.abs_diff(before)), if now > before { "slower" } else { "faster" })
}

/// The name of a figure: "Completed 98.6 percent, 1.2 points better than in the equally long time before".
pub fn figure_named(label: &str, value: &str, change: Option<&str>) -> String {
    let value = value.replace('%', " percent");
    match change {
        Some(change) => {
            let change = change.replace("pts", "points");
            format!("{label} {value}, {change} than in the equally long time before")
        }
        None => format!("{label} {value}"),
    }
}

/// Opens all reasons: "All 7".
pub fn all(n: usize, locale: &dyn Locale) -> String {
    format!("All {}", locale.number(n as u64))
}

/// Over all reasons: "Why they fail · 19 jobs".
pub fn all_reasons(n_failed: usize, locale: &dyn Locale) -> String {
    titled(WHY_THEY_FAIL, n_failed, locale)
}

/// Goes back to the list: "Show 1,284 jobs".
pub fn show_jobs(n: usize, locale: &dyn Locale) -> String {
    format!("Show {}", n_jobs(n, locale))
}

/// The name of a reason: "Storage quota exceeded on node …, 8 jobs".
pub fn reason_named(text: &str, n: usize, locale: &dyn Locale) -> String {
    format!("{text}, {}", jobs(n, locale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::locale::PlainLocale;
    use crate::core::time::{DateTime, FixedZone};

    const LOCALE: PlainLocale = PlainLocale(FixedZone(-300));

    fn time(start: &str, end: &str) -> Range<Timestamp> {
        let at = |text: &str| DateTime::parse(&format!("2022-{text}:00-05:00")).unwrap().at();
        at(start)..at(end)
    }

    #[test]
    fn a_bar_says_when_it_is() {
        for (start, end, with_weekdays, without) in [
            ("07-14T00:00", "07-15T00:00", "Thu 14 Jul", "14 Jul"),
            ("07-14T00:00", "07-16T00:00", "Thu 14 – Fri 15 Jul", "14 – 15 Jul"),
            ("07-31T00:00", "08-02T00:00", "Sun 31 Jul – Mon 1 Aug", "31 Jul – 1 Aug"),
        ] {
            let time = time(start, end);
            assert_eq!(
                (days(&time, &LOCALE), plain_days(&time, &LOCALE)),
                (with_weekdays.into(), without.into())
            );
        }
        assert_eq!(
            hours(&time("08-24T06:00", "08-24T12:00"), &LOCALE),
            "Wed 24 Aug, 06:00 – 12:00"
        );
        assert_eq!(
            hours(&time("08-24T18:00", "08-25T00:00"), &LOCALE),
            "Wed 24 Aug, 18:00 – 00:00"
        );
        assert_eq!(
            hours(&time("08-24T18:00", "08-25T06:00"), &LOCALE),
            "Wed 24 Aug, 18:00 – Thu 25 Aug, 06:00"
        );
    }

    #[test]
    fn a_bar_says_what_is_in_it() {
        let bar = Bar::from_iter([(Part::Failed, 6), (Part::Completed, 1_035)]);
        assert_eq!(
            named("Thu 14 Jul", &bar, &LOCALE),
            "Thu 14 Jul: 1,041 jobs, 1,035 completed, 6 failed"
        );
        assert_eq!(named("Thu 14 Jul", &Bar::default(), &LOCALE), "Thu 14 Jul: no jobs");
        assert_eq!(titled("Thu 14 Jul", 1, &LOCALE), "Thu 14 Jul · 1 job");
    }

    #[test]
    fn the_step_is_said_in_the_largest_unit() {
        let all = Step::ALL.map(step).join(", ");
        assert_eq!(
            all,
            "5 minutes a bar, 15 minutes a bar, 30 minutes a bar, 1 hour a bar, 2 hours a bar, 3 hours a bar, \
             6 hours a bar, 12 hours a bar, 1 day a bar, 2 days a bar, 4 days a bar, 1 week a bar, 2 weeks a bar, \
             4 weeks a bar"
        );
    }

    #[test]
    fn figures_say_whether_they_are_better() {
        assert_eq!([1_000, 986, 500, 1, 0].map(percent).join(" "), "100% 98.6% 50.0% 0.1% 0%");
        assert_eq!(share_change(986, 974), ("1.2 pts".to_owned(), "better"));
        assert_eq!(share_change(925, 989), ("6.4 pts".to_owned(), "worse"));
        let seconds = Duration::from_secs;
        assert_eq!(duration_change(seconds(45), seconds(48)), ("3 s".to_owned(), "faster"));
        assert_eq!(duration_change(seconds(250), seconds(228)), ("22 s".to_owned(), "slower"));
        assert_eq!(
            figure_named(COMPLETED, "98.6%", Some("1.2 pts better")),
            "Completed 98.6 percent, 1.2 points better than in the equally long time before"
        );
    }
}
