//! Offsets, days and their beginnings are those of the browser's own `Intl`, in every time zone it knows and whatever
//! language they are written in.

use impact_jobs::browser::intl::locale;
use impact_jobs::core::locale::Locale;
use impact_jobs::core::time::Timestamp;
use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Languages with other digits, other calendars, other orders and other writing directions.
const LANGUAGES: [&str; 12] = [
    "en-US",
    "fr",
    "de",
    "ar-EG",
    "fa-IR",
    "th-TH",
    "zh-CN",
    "hi-IN-u-nu-deva",
    "he",
    "ja-JP-u-ca-japanese",
    "my",
    "bn",
];

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// 2025-01-01T00:00:00Z
const START: i64 = 1_735_689_600_000;
const END: i64 = START + 2 * 365 * DAY;

/// What the browser itself says of a zone.
struct Truth(Function);

impl Truth {
    fn new(zone: &str) -> Self {
        let make = Function::new_with_args(
            "zone",
            "const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
             const offset = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
             return at => day.format(at) + offset.format(at).replace(/.*GMT/, ' ');",
        );
        Self(make.call1(&JsValue::NULL, &zone.into()).unwrap().into())
    }

    /// The day there, and minutes east of UTC.
    fn at(&self, at: i64) -> (String, i32) {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of any date fit")]
        let written =
            self.0.call1(&JsValue::NULL, &(at as f64).into()).unwrap().as_string().unwrap();
        let (day, offset) = written.split_once(' ').unwrap();
        let minutes = match offset.split_once(':') {
            None => 0,
            Some((hours, minutes)) => {
                let sign = if hours.starts_with('-') { -1 } else { 1 };
                let hours: i32 = hours[1..].parse().unwrap();
                sign * (hours * 60 + minutes.parse::<i32>().unwrap())
            }
        };
        (day.to_owned(), minutes)
    }

    fn day(&self, at: i64) -> String {
        self.at(at).0
    }

    fn offset(&self, at: i64) -> i32 {
        self.at(at).1
    }

    /// The first minute of another offset between two moments.
    fn change(&self, mut before: i64, mut after: i64) -> i64 {
        let offset = self.offset(before);
        while after - before > MINUTE {
            let middle = (before + (after - before) / 2) / MINUTE * MINUTE;
            if self.offset(middle) == offset { before = middle } else { after = middle }
        }
        after
    }
}

fn zones() -> Vec<String> {
    let names = Function::new_no_args("return Intl.supportedValuesOf('timeZone').join(' ')");
    let names = names.call0(&JsValue::NULL).unwrap().as_string().unwrap();
    names.split(' ').map(str::to_owned).collect()
}

/// The offset, the day and its beginning at a moment.
fn check(name: &str, truth: &Truth, locale: &dyn Locale, at: i64) {
    let (day, offset) = truth.at(at);
    let moment = Timestamp::from_millis(at);
    assert_eq!(locale.offset_minutes(moment), offset, "the offset in {name} at {at}");
    let found = moment.day(locale);
    assert_eq!(found.to_string(), day, "the day in {name} at {at}");
    let start = found.start(locale).as_millis();
    assert_eq!(truth.day(start), day, "the beginning of {day} in {name}");
    assert!(truth.day(start - 1) < day, "the moment before {day} in {name}");
}

/// A week apart, and around each change of the offset.
fn check_two_years(name: &str, truth: &Truth, locale: &dyn Locale) -> usize {
    const STEP: i64 = 7 * DAY;
    let (mut at, mut n_changes) = (START, 0);
    while at < END {
        check(name, truth, locale, at);
        if truth.offset(at) != truth.offset(at + STEP) {
            let change = truth.change(at, at + STEP);
            for away in [-DAY, -HOUR, -MINUTE, -1, 0, MINUTE, HOUR, DAY] {
                check(name, truth, locale, change + away);
            }
            n_changes += 1;
        }
        at += STEP;
    }
    n_changes
}

#[wasm_bindgen_test]
fn every_zone_is_as_the_browser_has_it() {
    let (zones, mut n_changes) = (zones(), 0);
    assert!(zones.len() > 300, "{} zones", zones.len());
    for (zone, language) in zones.iter().zip(LANGUAGES.into_iter().cycle()) {
        let locale = locale(Some(language), Some(zone)).unwrap();
        n_changes += check_two_years(&format!("{zone}, {language}"), &Truth::new(zone), &*locale);
    }
    assert!(n_changes > 300, "{n_changes} changes of offset were looked at");
}

#[wasm_bindgen_test]
fn no_language_changes_a_zone() {
    let odd = [
        "UTC",
        "America/Chicago",
        "America/St_Johns",
        "Europe/Dublin",
        "Africa/Casablanca",
        "Asia/Kolkata",
        "Asia/Kathmandu",
        "Asia/Tehran",
        "Australia/Lord_Howe",
        "Pacific/Chatham",
        "Pacific/Kiritimati",
        "Pacific/Marquesas",
    ];
    for zone in odd {
        let truth = Truth::new(zone);
        for language in LANGUAGES {
            let locale = locale(Some(language), Some(zone)).unwrap();
            check_two_years(&format!("{zone}, {language}"), &truth, &*locale);
        }
    }
}

/// Without a zone, it is the one of the browser.
#[wasm_bindgen_test]
fn the_viewer_s_zone_is_the_browser_s() {
    let zone = Function::new_no_args("return Intl.DateTimeFormat().resolvedOptions().timeZone");
    let zone = zone.call0(&JsValue::NULL).unwrap().as_string().unwrap();
    for language in LANGUAGES {
        let locale = locale(Some(language), None).unwrap();
        check_two_years(&format!("{zone}, {language}"), &Truth::new(&zone), &*locale);
    }
}
