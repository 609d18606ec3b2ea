//! The viewer's way to write numbers and dates, by the browser's `Intl`.

use std::cell::OnceCell;
use std::rc::Rc;

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::clock::pause;
use super::effects::page::warn;
use crate::core::app::config::Warning;
use crate::core::locale::Locale;
use crate::core::time::{Timestamp, Zone, offset_by};

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

    #[wasm_bindgen(js_namespace = Intl, js_name = getCanonicalLocales, catch)]
    fn canonical_locales(language: &JsValue) -> Result<JsValue, JsValue>;
}

/// Formatters of one language and zone. Each is made when it is first needed, and kept: making one takes milliseconds,
/// the first of a page ten times as many.
pub(super) struct BrowserLocale {
    language: JsValue,
    time_zone: Option<Box<str>>,
    number: OnceCell<Option<NumberFormat>>,
    /// By [`Style`].
    dates: [OnceCell<Option<DateTimeFormat>>; 6],
}

/// What of a date is written.
#[derive(Clone, Copy)]
enum Style {
    Day,
    DayWithYear,
    DateTime,
    Time,
    Weekday,
    /// A clock in numbers, to find the offset of the zone by.
    Clock,
}

impl Style {
    fn options(self) -> &'static [(&'static str, &'static str)] {
        const DATE: &[(&str, &str)] = &[
            ("day", "numeric"),
            ("month", "short"),
            ("year", "numeric"),
            TIME[0],
            TIME[1],
            TIME[2],
        ];
        const TIME: [(&str, &str); 3] =
            [("hour", "2-digit"), ("minute", "2-digit"), ("second", "2-digit")];
        match self {
            Self::Day => DATE.split_at(2).0,
            Self::DayWithYear => DATE.split_at(3).0,
            Self::DateTime => DATE,
            Self::Time => &[TIME[0], TIME[1]],
            Self::Weekday => &[("weekday", "short")],
            Self::Clock => &[
                ("year", "numeric"),
                ("month", "numeric"),
                ("day", "numeric"),
                ("hour", "numeric"),
                ("minute", "numeric"),
                ("second", "numeric"),
                ("hourCycle", "h23"),
            ],
        }
    }
}

impl BrowserLocale {
    /// `language` is a BCP 47 tag, `time_zone` an IANA name; `None` is the viewer's.
    ///
    /// # Errors
    /// When the browser knows no such language or zone.
    pub(super) fn new(language: Option<&str>, time_zone: Option<&str>) -> Result<Self, JsValue> {
        let language =
            language.filter(|it| !it.is_empty()).map_or(JsValue::UNDEFINED, JsValue::from_str);
        canonical_locales(&language)?;
        let time_zone = time_zone.map(Into::into);
        let (number, dates) = (OnceCell::new(), Default::default());
        let locale = Self { language, time_zone, number, dates };
        if locale.time_zone.is_some() {
            // Whether there is such a zone, a formatter knows.
            let day = locale.format(Style::Day)?;
            let _ = locale.dates.first().map(|it| it.set(Some(day)));
        }
        Ok(locale)
    }

    fn format(&self, style: Style) -> Result<DateTimeFormat, JsValue> {
        let object = Object::new();
        let zone = self.time_zone.as_deref().map(|it| ("timeZone", it));
        for (name, value) in style.options().iter().copied().chain(zone) {
            Reflect::set(&object, &name.into(), &value.into())?;
        }
        // Numbers are read again, so they are Latin and in one order, whatever the viewer reads.
        let language = match style {
            Style::Clock => &JsValue::from_str("en-US"),
            _ => &self.language,
        };
        DateTimeFormat::new(language, &object)
    }

    fn date(&self, style: Style, at: Timestamp) -> String {
        let format = self.dates.get(style as usize);
        let format = format.and_then(|it| it.get_or_init(|| self.format(style).ok()).as_ref());
        format.map(|it| it.format(js(at))).unwrap_or_default()
    }
}

/// A language in a zone. What the browser does not know is reported, and the viewer's is used.
pub fn locale(language: Option<&str>, zone: Option<&str>) -> Option<Rc<dyn Locale>> {
    let found = BrowserLocale::new(language, zone).or_else(|_| {
        let zone = zone.filter(|it| {
            let is_known = BrowserLocale::new(None, Some(it)).is_ok();
            if !is_known {
                let allowed = "an IANA name such as Europe/Berlin";
                warn(&Warning::new("time-zone", it, allowed, "the viewer's zone").to_string());
            }
            is_known
        });
        let language = language.filter(|it| {
            let is_known = BrowserLocale::new(Some(it), None).is_ok();
            if !is_known {
                let allowed = "a BCP 47 tag such as de-CH";
                warn(&Warning::new("lang", it, allowed, "the viewer's language").to_string());
            }
            is_known
        });
        BrowserLocale::new(language, zone)
    });
    found.ok().map(|it| Rc::new(it) as Rc<dyn Locale>)
}

/// Makes what the first rows need while the browser waits for them, each in a task of its own.
pub(super) async fn prepare(locale: Rc<dyn Locale>) {
    let needed: [fn(&dyn Locale) -> String; 2] =
        [|it| it.number(0), |it| it.day(Timestamp::from_millis(0))];
    for write in needed {
        if pause().await.is_ok() {
            write(&*locale);
        }
    }
}

/// A timestamp as JavaScript has it: past its last date `Intl` throws.
fn js(at: Timestamp) -> f64 {
    const LAST: i64 = 8_640_000_000_000_000;
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of any date fit")]
    {
        at.as_millis().clamp(-LAST, LAST) as f64
    }
}

impl Zone for BrowserLocale {
    fn offset_minutes(&self, at: Timestamp) -> i32 {
        match &self.time_zone {
            Some(_) => offset_by(&self.date(Style::Clock, at), at).unwrap_or(0),
            #[expect(clippy::cast_possible_truncation, reason = "less than a day of minutes")]
            None => -Date::new(&js(at).into()).get_timezone_offset() as i32,
        }
    }
}

impl BrowserLocale {
    fn format_number(&self, number: JsValue) -> Option<String> {
        let format = self.number.get_or_init(|| NumberFormat::new(&self.language).ok());
        Some(format.as_ref()?.format(number))
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
        self.format_number(value).unwrap_or_else(|| number.to_string())
    }

    fn decimal(&self, tenths: u64) -> String {
        #[expect(clippy::cast_precision_loss, reason = "sizes of files are small")]
        let number = tenths as f64 / 10.0;
        let plain = || format!("{}.{}", tenths / 10, tenths % 10);
        self.format_number(number.into()).unwrap_or_else(plain)
    }

    fn date_time(&self, at: Timestamp) -> String {
        self.date(Style::DateTime, at)
    }

    fn day(&self, at: Timestamp) -> String {
        self.date(Style::Day, at)
    }

    fn day_with_year(&self, at: Timestamp) -> String {
        self.date(Style::DayWithYear, at)
    }

    fn time(&self, at: Timestamp) -> String {
        self.date(Style::Time, at)
    }

    fn weekday(&self, at: Timestamp) -> String {
        self.date(Style::Weekday, at)
    }

    fn zone_is_set(&self) -> bool {
        self.time_zone.is_some()
    }
}
