//! The viewer's way to write numbers and dates, by the browser's `Intl`.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::core::locale::Locale;
use crate::core::time::{Timestamp, Zone};

// Bound here rather than taken from js-sys, whose constructors do not let a wrong time zone or language be caught.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &JsValue, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &DateTimeFormat, at: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(locale: &JsValue) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, number: JsValue) -> String;
}

/// Formatters of one language and zone, made once: making one costs more than using it.
pub(super) struct BrowserLocale {
    number: NumberFormat,
    date_time: DateTimeFormat,
    day: DateTimeFormat,
    day_with_year: DateTimeFormat,
    time: DateTimeFormat,
    /// Only where the page set a zone.
    offset: Option<DateTimeFormat>,
}

impl BrowserLocale {
    /// `language` is a BCP 47 tag, `time_zone` an IANA name; `None` is the viewer's.
    ///
    /// # Errors
    /// When the browser knows no such language or zone.
    pub(super) fn new(language: Option<&str>, time_zone: Option<&str>) -> Result<Self, JsValue> {
        let language =
            language.filter(|it| !it.is_empty()).map_or(JsValue::UNDEFINED, JsValue::from_str);
        let format = |options: &[(&str, &str)]| {
            let object = Object::new();
            let zone = time_zone.map(|it| ("timeZone", it));
            for (name, value) in options.iter().copied().chain(zone) {
                Reflect::set(&object, &name.into(), &value.into())?;
            }
            DateTimeFormat::new(&language, &object)
        };
        let day = [("day", "numeric"), ("month", "short")];
        let year = ("year", "numeric");
        let [hour, minute, second] =
            [("hour", "2-digit"), ("minute", "2-digit"), ("second", "2-digit")];
        Ok(Self {
            number: NumberFormat::new(&language)?,
            date_time: format(&[day[0], day[1], year, hour, minute, second])?,
            day: format(&day)?,
            day_with_year: format(&[day[0], day[1], year])?,
            time: format(&[hour, minute])?,
            offset: match time_zone {
                Some(_) => Some(format(&[("timeZoneName", "longOffset")])?),
                None => None,
            },
        })
    }
}

/// A timestamp as JavaScript has it.
fn js(at: Timestamp) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of any date fit")]
    {
        at.as_millis() as f64
    }
}

/// `8/24/2022, GMT-05:00` to minutes east of UTC; `GMT` alone is zero.
fn offset_minutes(text: &str) -> i32 {
    let Some((_, offset)) = text.rsplit_once('T') else { return 0 };
    let sign = if offset.starts_with(['-', '\u{2212}']) { -1 } else { 1 };
    let digits = offset.trim_start_matches(['+', '-', '\u{2212}']);
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    sign * (hours.parse().unwrap_or(0) * 60 + minutes.parse().unwrap_or(0))
}

impl Zone for BrowserLocale {
    fn offset_minutes(&self, at: Timestamp) -> i32 {
        match &self.offset {
            Some(format) => offset_minutes(&format.format(js(at))),
            #[expect(clippy::cast_possible_truncation, reason = "less than a day of minutes")]
            None => -Date::new(&js(at).into()).get_timezone_offset() as i32,
        }
    }
}

impl Locale for BrowserLocale {
    fn number(&self, number: u64) -> String {
        /// Up to here every whole number has its own float, which is cheaper to hand over than a big integer.
        const MAX_EXACT: u64 = 1 << 53;
        #[expect(clippy::cast_precision_loss, reason = "the range is checked")]
        let value = if number <= MAX_EXACT {
            JsValue::from_f64(number as f64)
        } else {
            JsValue::from(number)
        };
        self.number.format(value)
    }

    fn date_time(&self, at: Timestamp) -> String {
        self.date_time.format(js(at))
    }

    fn day(&self, at: Timestamp) -> String {
        self.day.format(js(at))
    }

    fn day_with_year(&self, at: Timestamp) -> String {
        self.day_with_year.format(js(at))
    }

    fn time(&self, at: Timestamp) -> String {
        self.time.format(js(at))
    }

    fn zone_is_set(&self) -> bool {
        self.offset.is_some()
    }
}
