//! How long each test took, from the file that the test programs write.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::workspace;

/// A file for lines with the seconds and the name of a test, without those of another part.
///
/// # Errors
/// When it cannot be made.
pub(crate) fn file() -> Result<PathBuf> {
    fs::create_dir_all(workspace::target()).context("cannot make the folder of the build")?;
    let file = path();
    fs::write(&file, "").context("cannot write the file of the times")?;
    Ok(file)
}

/// The tests that took longest, so many at most. Not every test program says how long its tests took.
pub(crate) fn slowest(n: usize) -> Vec<String> {
    slowest_of(&fs::read_to_string(path()).unwrap_or_default(), n)
}

fn slowest_of(lines: &str, n: usize) -> Vec<String> {
    let seconds = |line: &str| line.split(' ').next().and_then(|it| it.parse().ok());
    let mut lines: Vec<(f64, &str)> =
        lines.lines().filter_map(|it| Some((seconds(it)?, it))).collect();
    lines.sort_by(|a, b| b.0.total_cmp(&a.0));
    lines.into_iter().take(n).map(|(_, it)| it.replacen(' ', " s  ", 1)).collect()
}

fn path() -> PathBuf {
    workspace::target().join("test-times")
}

/// As people say it: `4 min 12 s`.
pub(crate) fn in_words(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{seconds} s")
    } else {
        format!("{} min {} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_come_first() {
        let lines = "2.5 list::first_paint\n10.0 live::paused\nnonsense\n0.1 list::sort\n";
        assert_eq!(slowest_of(lines, 2), ["10.0 s  live::paused", "2.5 s  list::first_paint"]);
        assert_eq!(slowest_of("", 2), [""; 0]);
    }

    #[test]
    fn times_are_said_in_words() {
        assert_eq!(in_words(Duration::from_millis(59_900)), "59 s");
        assert_eq!(in_words(Duration::from_secs(252)), "4 min 12 s");
    }
}
