//! What pointer and keyboard choose on the chart.

use std::ops::RangeInclusive;

use super::Plot;
use crate::core::app::event::Step;

/// A range of bars that is being chosen with the pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drag {
    /// Where it began.
    from: f64,
    /// Where the pointer is.
    to: f64,
    hold: Hold,
    has_moved: bool,
}

/// What the pointer took hold of.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Hold {
    /// A bar.
    Bar,
    /// The left edge of a range that ends with this bar.
    Left(usize),
    /// The right edge of a range that begins with this bar.
    Right(usize),
}

impl Drag {
    /// Takes hold of what is there: an edge of the chosen range, or a bar.
    pub fn begin(plot: &Plot, chosen: Option<&RangeInclusive<usize>>, x: f64) -> Self {
        /// Half of what can be grabbed of an edge.
        const REACH: f64 = 12.0;
        let far = |bar: usize| (f64::from(plot.x(bar)) - x).abs();
        let edge = chosen.and_then(|it| {
            let (left, right) = (far(*it.start()), far(*it.end() + 1));
            let is_left = left < right;
            (left.min(right) <= REACH).then_some(if is_left {
                Hold::Left(*it.end())
            } else {
                Hold::Right(*it.start())
            })
        });
        Self { from: x, to: x, hold: edge.unwrap_or(Hold::Bar), has_moved: false }
    }

    /// The pointer is there now.
    #[must_use]
    pub fn moved(self, x: f64) -> Self {
        /// What a hand that presses moves.
        const TREMBLE: f64 = 3.0;
        Self { to: x, has_moved: self.has_moved || (x - self.from).abs() > TREMBLE, ..self }
    }

    /// Whether the pointer has only pressed so far.
    pub fn is_press(&self) -> bool {
        !self.has_moved
    }

    /// The bars it chooses, of `n` in all.
    pub fn bars(&self, plot: &Plot, n: usize) -> RangeInclusive<usize> {
        let at = |x| plot.bar_at(x, n);
        if self.is_press() {
            return at(self.from)..=at(self.from);
        }
        // Edges snap to the nearer end of a bar.
        let half = f64::from(plot.pitch) / 2.0;
        match self.hold {
            Hold::Bar => {
                let (one, other) = (at(self.from), at(self.to));
                one.min(other)..=one.max(other)
            }
            Hold::Left(last) => at(self.to + half).min(last)..=last,
            Hold::Right(first) => first..=at(self.to - half).max(first),
        }
    }
}

/// The bar that a key leads to, of `n` in all.
pub fn stepped(bar: usize, step: Step, n: usize) -> usize {
    let last = n.saturating_sub(1);
    match step {
        Step::Previous => bar.saturating_sub(1),
        Step::Next => (bar + 1).min(last),
        Step::First => 0,
        Step::Last => last,
    }
}

/// The range when it is extended from one bar to another: its other end stays, where `from` is one of its ends.
pub fn extended(
    chosen: Option<&RangeInclusive<usize>>,
    from: usize,
    to: usize,
) -> RangeInclusive<usize> {
    let other = match chosen {
        Some(it) if from == *it.start() => *it.end(),
        Some(it) if from == *it.end() => *it.start(),
        _ => from,
    };
    other.min(to)..=other.max(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::app::event::Size;
    use crate::core::overview::Bar;

    /// Ten bars of 10 px from 30 on.
    fn plot() -> Plot {
        let plot = Plot::new(&[Bar::default(); 10], Size { width: 130, height: 72 });
        assert_eq!((plot.pitch, plot.left), (10, 30));
        plot
    }

    #[track_caller]
    fn check(chosen: Option<RangeInclusive<usize>>, path: &[f64], expected: RangeInclusive<usize>) {
        let plot = plot();
        let drag = Drag::begin(&plot, chosen.as_ref(), path[0]);
        let drag = path[1..].iter().fold(drag, |drag, x| drag.moved(*x));
        assert_eq!(drag.bars(&plot, 10), expected);
    }

    #[test]
    fn a_press_chooses_a_bar_and_a_drag_a_range() {
        check(None, &[35.0], 0..=0);
        check(None, &[75.0, 77.0], 4..=4);
        check(None, &[75.0, 99.0], 4..=6);
        check(None, &[75.0, 42.0], 1..=4);
        check(None, &[75.0, -500.0], 0..=4);
        check(None, &[75.0, 9_000.0], 4..=9);
        // Back to where it began it is still a drag, of one bar.
        check(None, &[75.0, 99.0, 76.0], 4..=4);
    }

    #[test]
    fn an_edge_moves_and_the_other_stays() {
        check(Some(3..=5), &[61.0, 52.0], 2..=5);
        check(Some(3..=5), &[57.0, 61.0], 3..=5);
        check(Some(3..=5), &[61.0, 68.0], 4..=5);
        check(Some(3..=5), &[61.0, 500.0], 5..=5);
        check(Some(3..=5), &[89.0, 104.0], 3..=6);
        check(Some(3..=5), &[89.0, 106.0], 3..=7);
        check(Some(3..=5), &[89.0, 0.0], 3..=3);
        // Who only presses means the bar.
        check(Some(3..=5), &[61.0], 3..=3);
        check(Some(3..=5), &[75.0, 95.0], 4..=6);
    }

    #[test]
    fn keys_walk_and_extend() {
        let walk = |bar, step| stepped(bar, step, 10);
        assert_eq!(
            [
                walk(0, Step::Previous),
                walk(0, Step::Next),
                walk(9, Step::Next),
                walk(5, Step::First),
                walk(5, Step::Last)
            ],
            [0, 1, 9, 0, 9]
        );
        assert_eq!(extended(None, 4, 5), 4..=5);
        assert_eq!(extended(Some(&(4..=5)), 5, 6), 4..=6);
        assert_eq!(extended(Some(&(4..=5)), 4, 3), 3..=5);
        assert_eq!(extended(Some(&(4..=4)), 4, 3), 3..=4);
        assert_eq!(extended(Some(&(4..=6)), 6, 5), 4..=5);
        assert_eq!(extended(Some(&(4..=6)), 9, 8), 8..=9);
    }
}
