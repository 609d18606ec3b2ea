//! Numbers that stand for many numbers.

/// The median and the extremes of what the rounds had.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    pub(super) median: f64,
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Spread {
    /// `None` of no values.
    pub(super) fn of(values: &[f64]) -> Option<Self> {
        Some(Self {
            median: percentile(values, 50)?,
            least: percentile(values, 0)?,
            most: percentile(values, 100)?,
        })
    }
}

/// The value below or at which so many percent of the values are: the nearest of them, not one in between. Of an even
/// number of values, the median is the lower one in the middle.
pub(super) fn percentile(values: &[f64], percent: usize) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values() {
        let values = [5.0, 1.0, 4.0, 2.0, 3.0];
        for (percent, expected) in [(0, 1.0), (50, 3.0), (95, 5.0), (100, 5.0)] {
            assert_eq!(percentile(&values, percent), Some(expected), "{percent}");
        }
        assert_eq!(percentile(&[2.0, 1.0], 50), Some(1.0));
        assert_eq!(percentile(&[], 50), None);
    }

    #[test]
    fn a_spread_is_from_the_least_to_the_most() {
        let spread = Spread::of(&[30.0, 10.0, 20.0]);
        assert_eq!(spread, Some(Spread { median: 20.0, least: 10.0, most: 30.0 }));
        assert_eq!(Spread::of(&[]), None);
    }
}
