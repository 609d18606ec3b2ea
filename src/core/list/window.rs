//! Which rows of the list are in the page: those in view, some around them, and the one that has the focus.

use std::ops::Range;

/// How large the parts of the list are that decide what is drawn, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GridSize {
    /// Height of the part that shows rows.
    pub height: f64,
    /// Width of the list where text has its usual size: larger text leaves less room.
    pub width: f64,
    /// Height of one row; `None` while there is none.
    pub row_height: Option<f64>,
}

/// The part of the list in view, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// How far the list is scrolled.
    pub scroll_top: f64,
    /// Height of the part that shows rows.
    pub height: f64,
    /// Width of the list.
    pub width: f64,
    /// Height of one row.
    pub row_height: f64,
}

impl Default for Viewport {
    /// Enough rows for a first paint, before anything is measured.
    fn default() -> Self {
        Self { scroll_top: 0.0, height: 680.0, width: 1100.0, row_height: 38.0 }
    }
}

/// A stretch of the list from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub enum Segment {
    /// Rows that are not in the page: their height in CSS pixels.
    Gap(f64),
    /// Rows that are, by their place among the matches.
    Rows(Range<usize>),
}

/// Rows drawn above and below the view, so that scrolling shows no blank.
const MARGIN: usize = 6;
/// The range moves in steps of this many rows, so that not every frame of scrolling redraws.
const STEP: usize = 6;
/// Rows drawn below the view while the list is not scrolled: all that a first movement shows. This is what is drawn
/// first, and anew with each letter that is typed.
const AT_REST: usize = 2;

impl Viewport {
    /// The same place in a list of another size.
    #[must_use]
    pub fn resized(self, size: GridSize) -> Self {
        let row_height = size.row_height.unwrap_or(self.row_height);
        Self { height: size.height, width: size.width, row_height, ..self }
    }

    /// The rows in view and around it, of `n` in all.
    pub fn rows(&self, n: usize) -> Range<usize> {
        let first = count(self.scroll_top / self.row_height);
        let visible = count((self.height / self.row_height).ceil()) + 1;
        let start = first.saturating_sub(MARGIN) / STEP * STEP;
        let end = if self.scroll_top > 0.0 {
            (first + visible + MARGIN).div_ceil(STEP) * STEP
        } else {
            visible + AT_REST
        };
        start.min(n)..end.min(n)
    }

    /// The list from its top to the last row drawn; `pinned` is a row that stays in the page wherever the view is,
    /// because the focus is in it.
    pub fn segments(&self, n: usize, pinned: Option<usize>) -> Vec<Segment> {
        let rows = self.rows(n);
        let mut pieces = vec![rows.clone()];
        match pinned {
            Some(row) if row < rows.start => pieces.insert(0, row..row + 1),
            Some(row) if row >= rows.end && row < n => pieces.push(row..row + 1),
            _ => {}
        }
        let mut segments = Vec::with_capacity(4);
        let mut at = 0;
        for piece in pieces {
            if piece.start > at {
                segments.push(Segment::Gap(self.height_of(piece.start - at)));
            }
            at = piece.end;
            segments.push(Segment::Rows(piece));
        }
        segments
    }

    /// How high `n` rows are, in CSS pixels.
    #[expect(clippy::cast_precision_loss, reason = "rows are far fewer than 2^52")]
    pub fn height_of(&self, n: usize) -> f64 {
        n as f64 * self.row_height
    }

    /// How many rows one view holds, for Page Up and Page Down.
    pub fn page(&self) -> usize {
        count(self.height / self.row_height).saturating_sub(1).max(1)
    }

    /// Where to scroll so that a row is in view; `None` when it already is. `cover` is how much of the view's end
    /// something else covers.
    pub fn scroll_to(&self, row: usize, cover: f64) -> Option<f64> {
        let top = self.height_of(row);
        let bottom = top + self.row_height + cover;
        if top < self.scroll_top {
            Some(top)
        } else if bottom > self.scroll_top + self.height {
            Some(bottom - self.height)
        } else {
            None
        }
    }
}

/// A measured length in whole rows; zero for what makes no sense.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, and NaN becomes 0"
)]
fn count(rows: f64) -> usize {
    rows.clamp(0.0, 10_000_000.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(scroll_top: f64) -> Viewport {
        Viewport { scroll_top, height: 380.0, width: 1000.0, row_height: 38.0 }
    }

    #[test]
    fn rows_in_view_are_always_drawn() {
        for n in [0, 1, 5, 30, 100_000] {
            for scroll_top in [0.0, 1.0, 37.9, 38.0, 400.0, 3_799_620.0, 9e12, -40.0, f64::NAN] {
                let rows = at(scroll_top).rows(n);
                assert!(rows.start <= rows.end && rows.end <= n, "{scroll_top} of {n}: {rows:?}");
                assert!(rows.len() <= 48, "{rows:?}");
                let first = count(scroll_top / 38.0);
                if first + 11 <= n {
                    assert!(
                        rows.start <= first && rows.end >= first + 11,
                        "{scroll_top} of {n}: {rows:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_list_at_rest_draws_little_more_than_is_seen() {
        assert_eq!(at(0.0).rows(100_000), 0..13);
        assert_eq!(at(0.0).rows(4), 0..4);
    }

    #[test]
    fn small_moves_draw_the_same_rows() {
        assert_eq!(at(3_800.0).rows(1_000), at(3_830.0).rows(1_000));
    }

    #[track_caller]
    fn check_heights(viewport: Viewport, n: usize, pinned: Option<usize>) {
        let mut at = 0;
        let mut height = 0.0;
        let height_of = |n: usize| 38.0 * f64::from(u32::try_from(n).unwrap());
        for segment in viewport.segments(n, pinned) {
            match segment {
                Segment::Gap(gap) => {
                    assert!(gap > 0.0);
                    height += gap;
                }
                Segment::Rows(rows) => {
                    assert!(rows.start >= at, "rows come in order, each once");
                    assert!((height - height_of(rows.start)).abs() < 0.5, "{rows:?} of {n}");
                    at = rows.end;
                    height += height_of(rows.len());
                }
            }
        }
        assert!(height <= height_of(n), "{height} for {n}");
    }

    #[test]
    fn rows_are_as_far_down_as_if_all_before_were_drawn() {
        for n in [0, 1, 17, 40, 1_284, 100_000] {
            for scroll_top in [0.0, 700.0, 20_000.0] {
                for pinned in [None, Some(0), Some(16), Some(1_283), Some(99_999), Some(100_000)] {
                    check_heights(at(scroll_top), n, pinned);
                }
            }
        }
    }

    #[test]
    fn the_pinned_row_is_drawn_wherever_the_view_is() {
        for pinned in [0, 3, 999] {
            let segments = at(19_000.0).segments(1_000, Some(pinned));
            assert!(
                segments
                    .iter()
                    .any(|it| matches!(it, Segment::Rows(rows) if rows.contains(&pinned)))
            );
        }
    }

    #[test]
    fn scrolls_only_as_far_as_needed() {
        assert_eq!(at(0.0).scroll_to(5, 0.0), None);
        assert_eq!(at(0.0).scroll_to(10, 0.0), Some(38.0));
        assert_eq!(at(380.0).scroll_to(3, 0.0), Some(114.0));
        assert_eq!(at(0.0).scroll_to(9, 64.0), Some(64.0));
    }
}
