//! Where the bars of the chart are, in whole CSS pixels.

use crate::core::app::event::Size;
use crate::core::overview::{Bar, Part};

/// Where what is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plot {
    /// How large it is.
    pub size: Size,
    /// From one bar to the next.
    pub pitch: u32,
    /// Where the first bar's column begins. Bars stand against the right edge.
    pub left: u32,
    /// Between two bars.
    pub gap: u32,
    /// The round number at the upper line.
    pub top: usize,
}

/// A part of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What became of these jobs.
    pub part: Part,
    /// Its upper edge.
    pub y: u32,
    /// How high it is.
    pub height: u32,
}

impl Plot {
    /// Where the upper line is.
    pub const TOP: u32 = 8;
    /// For the numbers at the left.
    pub const NUMBERS: u32 = 26;
    /// For the labels under the bars.
    const LABELS: u32 = 20;

    /// Makes room for these bars.
    pub fn new(bars: &[Bar], size: Size) -> Self {
        let n = u32::try_from(bars.len()).unwrap_or(u32::MAX).max(1);
        let pitch = (size.width.saturating_sub(Self::NUMBERS) / n).max(1);
        let gap = match pitch {
            14.. => 3,
            7.. => 2,
            2.. => 1,
            _ => 0,
        };
        let most = bars.iter().map(Bar::n_jobs).max().unwrap_or_default();
        let left = size.width.saturating_sub(pitch.saturating_mul(n));
        Self { size, pitch, left, gap, top: round_above(most) }
    }

    /// Where bars stand.
    pub fn foot(&self) -> u32 {
        self.size.height.saturating_sub(Self::LABELS)
    }

    /// Where the column of a bar begins.
    pub fn x(&self, bar: usize) -> u32 {
        let bar = u32::try_from(bar).unwrap_or(u32::MAX);
        self.left.saturating_add(self.pitch.saturating_mul(bar))
    }

    /// The bar at a place. Left and right of all bars it is the first and the last.
    pub fn bar_at(&self, x: f64, n_bars: usize) -> usize {
        let place = (x - f64::from(self.left)) / f64::from(self.pitch);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
        let place = place.max(0.0) as usize;
        place.min(n_bars.saturating_sub(1))
    }

    /// The parts of a bar from the foot up, with a gap of one pixel. Each can be seen: the others give up height for that,
    /// what is completed, or else the last, takes what is left.
    pub fn segments(&self, bar: &Bar) -> Vec<Segment> {
        let parts: Vec<_> =
            Part::ALL.into_iter().map(|it| (it, bar.of(it))).filter(|(_, n)| *n > 0).collect();
        // What the parts above one need, the gap below each included.
        let above = |place: usize| -> u32 {
            parts.iter().skip(place + 1).map(|(part, _)| least(*part) + 1).sum()
        };
        let needed = parts.first().map_or(0, |(part, _)| least(*part) + above(0));
        let mut left = self.scaled(bar.n_jobs()).max(needed);
        let mut y = self.foot();
        let mut segments = Vec::with_capacity(parts.len());
        for (place, (part, n)) in parts.iter().enumerate() {
            let most = left.saturating_sub(above(place));
            let is_last = place + 1 == parts.len();
            let height = if is_last { most } else { self.scaled(*n).max(least(*part)).min(most) };
            y = y.saturating_sub(height);
            segments.push(Segment { part: *part, y, height });
            y = y.saturating_sub(1);
            left = left.saturating_sub(height + 1);
        }
        segments
    }

    fn scaled(&self, n: usize) -> u32 {
        let height = self.foot().saturating_sub(Self::TOP) as usize;
        u32::try_from((2 * height * n + self.top) / (2 * self.top)).unwrap_or(u32::MAX)
    }
}

/// As high as a part has to be to be seen.
fn least(part: Part) -> u32 {
    if part == Part::Failed { 4 } else { 3 }
}

/// 1, 2 or 5 × 10ⁿ, at least so much.
fn round_above(n: usize) -> usize {
    let mut unit: usize = 1;
    loop {
        if let Some(round) =
            [1, 2, 5].map(|it| unit.saturating_mul(it)).into_iter().find(|it| *it >= n)
        {
            return round;
        }
        unit = unit.saturating_mul(10);
    }
}
