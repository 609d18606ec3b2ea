//! The chart of jobs over time.

use std::ops::RangeInclusive;
use std::rc::Rc;

use super::plot::{Plot, Segment};
use crate::core::app::event::Size;
use crate::core::locale::Locale;
use crate::core::overview::{Axis, Bar, Part, Step, Stretch, Summary};
use crate::core::time::{Day, Timestamp};
use crate::core::words::overview as words;

/// The chart of jobs over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// How much time a bar stands for, in words.
    pub step: Rc<str>,
    /// What it shows, in a sentence.
    pub sentence: Rc<str>,
    /// Where everything is.
    pub plot: Plot,
    /// The number at the upper line.
    pub top: Rc<str>,
    /// From the earliest on.
    pub bars: Rc<[ChartBar]>,
    /// Under the bars.
    pub labels: Rc<[Label]>,
    /// At the right end, when it is the present.
    pub end: Option<&'static str>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartBar {
    /// Where its column begins.
    pub x: u32,
    /// Its parts, from the foot up.
    pub segments: Rc<[Segment]>,
    /// When it is and how many jobs it has.
    pub title: Rc<str>,
    /// How many of them are what.
    pub parts: Rc<str>,
    /// All of that, in a name.
    pub name: Rc<str>,
}

/// What stands under the bars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where its tick is.
    pub x: u32,
    /// "1 Jul", "12:00"
    pub text: Rc<str>,
}

/// The chart of what was counted. `None` when there are no bars.
pub fn chart(summary: &Summary, size: Size, locale: &dyn Locale) -> Option<Chart> {
    let Summary { axis, bars, .. } = summary;
    let step = axis.step().filter(|_| !bars.is_empty())?;
    let plot = Plot::new(bars, size);
    let bar = |(at, bar): (usize, &Bar)| {
        let time = when(axis, at..=at, true, locale).unwrap_or_default();
        ChartBar {
            x: plot.x(at),
            segments: plot.segments(bar).into(),
            title: words::titled(&time, bar.n_jobs(), locale).into(),
            parts: words::parts(bar, locale).into(),
            name: words::named(&time, bar, locale).into(),
        }
    };
    Some(Chart {
        step: words::step(step).into(),
        sentence: sentence(summary, step, locale).into(),
        plot,
        top: locale.number(plot.top as u64).into(),
        bars: bars.iter().enumerate().map(bar).collect(),
        labels: labels(axis, step, plot, locale),
        end: axis.ends_now().then_some(match step {
            Step::Minutes(_) => words::NOW,
            Step::Days(_) => words::TODAY,
        }),
    })
}

/// What these bars are: "10 – 19 Jul · 151 jobs".
pub fn range_label(
    summary: &Summary,
    bars: &RangeInclusive<usize>,
    locale: &dyn Locale,
) -> Option<String> {
    let n = summary.bars.get(bars.clone())?.iter().map(Bar::n_jobs).sum();
    Some(words::titled(&when(&summary.axis, bars.clone(), false, locale)?, n, locale))
}

/// When bars are.
fn when(
    axis: &Axis,
    bars: RangeInclusive<usize>,
    with_weekdays: bool,
    locale: &dyn Locale,
) -> Option<String> {
    let time = axis.time(bars.clone())?;
    Some(match axis.stretch(bars)? {
        Stretch::Minutes(..) => words::hours(&time, locale),
        Stretch::Days(..) if with_weekdays => words::days(&time, locale),
        Stretch::Days(..) => words::plain_days(&time, locale),
    })
}

fn sentence(summary: &Summary, step: Step, locale: &dyn Locale) -> String {
    let Summary { axis, bars, .. } = summary;
    let last = bars.len().saturating_sub(1);
    let end = |at: usize| when(axis, at..=at, false, locale).unwrap_or_default();
    let n_failed = |at: &usize| bars.get(*at).map_or(0, |it| it.of(Part::Failed));
    let worst = (0..bars.len()).rev().max_by_key(n_failed).filter(|it| n_failed(it) > 0);
    let worst = worst.and_then(|at| when(axis, at..=at, true, locale));
    let days = match (axis.time(0..=last), step) {
        (Some(time), Step::Days(_)) => {
            let day = |at| locale.day(at);
            (day(time.start), words::plain_days(&(time.end.minus(ONE)..time.end), locale))
        }
        _ => (end(0), end(last)),
    };
    words::sentence(bars, step, (&days.0, &days.1), worst.as_deref(), locale)
}

const ONE: std::time::Duration = std::time::Duration::from_millis(1);

/// Where months, weeks, days or hours begin: the longest of these that gives three labels, thinned out to at most four.
fn labels(axis: &Axis, step: Step, plot: Plot, locale: &dyn Locale) -> Rc<[Label]> {
    /// Nearer to the right edge there is no room for one.
    const EDGE: u32 = 84;
    /// What one takes.
    const WIDTH: u32 = 72;
    let room = plot.size.width.saturating_sub(EDGE + Plot::NUMBERS);
    let most = (room / WIDTH).clamp(1, 4) as usize;
    let starts: Vec<_> = axis.starts().collect();
    let end =
        starts.get(plot.bar_at(f64::from(plot.size.width.saturating_sub(EDGE)), starts.len()));
    let mut moments = Vec::new();
    for unit in Unit::ALL {
        moments = unit.beginnings(&starts, step);
        moments.retain(|it| end.is_some_and(|end| it <= end));
        if moments.len() >= 3.min(most) {
            break;
        }
    }
    let has_years = moments.len() > 12 && moments.iter().all(|(day, _)| day.civil().2 == 1);
    let label = |(day, minutes): &(Day, u16)| {
        let at = day.moment(*minutes, locale);
        let text = match minutes {
            0 if has_years => locale.day_with_year(at),
            0 => locale.day(at),
            _ => locale.time(at),
        };
        Some(Label { x: x(axis, plot, at)?, text: text.into() })
    };
    let every = moments.len().div_ceil(most).max(1);
    let labels = moments.iter().step_by(every).filter_map(label);
    labels.filter(|it| it.x + EDGE <= plot.size.width).collect()
}

/// Where a moment is. `None` left of the first bar.
fn x(axis: &Axis, plot: Plot, at: Timestamp) -> Option<u32> {
    let bar = axis.bar_of(at)?;
    let time = axis.time(bar..=bar)?;
    let (part, all) = (at.since(time.start).as_secs(), time.end.since(time.start).as_secs());
    let within = u64::from(plot.pitch) * part / all.max(1);
    Some(plot.x(bar).saturating_add(u32::try_from(within).unwrap_or(plot.pitch)))
}

/// What labels are for.
#[derive(Clone, Copy)]
enum Unit {
    Month,
    Week,
    /// So many minutes of a day.
    Minutes(u16),
}

impl Unit {
    const ALL: [Self; 8] = [
        Self::Month,
        Self::Week,
        Self::Minutes(1_440),
        Self::Minutes(360),
        Self::Minutes(60),
        Self::Minutes(30),
        Self::Minutes(15),
        Self::Minutes(5),
    ];

    /// Where they begin among bars that begin then: days and minutes since midnight.
    fn beginnings(self, starts: &[(Day, u16)], step: Step) -> Vec<(Day, u16)> {
        let begins = |(day, minutes): &(Day, u16)| match self {
            Self::Month => *minutes == 0 && day.civil().2 == 1,
            Self::Week => *minutes == 0 && day.weekday() == 1,
            Self::Minutes(unit) => minutes % unit == 0,
        };
        if matches!(step, Step::Minutes(_)) {
            return starts.iter().copied().filter(begins).collect();
        }
        let (Some((first, _)), Some((last, _))) = (starts.first(), starts.last()) else {
            return Vec::new();
        };
        let all = (0..=last.days_since(*first)).map(|it| (first.plus_days(it), 0));
        all.filter(begins).collect()
    }
}
