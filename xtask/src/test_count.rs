//! How many tests passed and failed, from what the test programs print.

use std::fmt;
use std::ops::AddAssign;
use std::time::Duration;

/// Tests that passed and tests that failed, and the time they took.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct TestCount {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) time: Duration,
}

impl TestCount {
    /// Reads the line a test program ends with: `test result: ok. 12 passed; 0 failed; …; finished in 0.10s`.
    pub(crate) fn from_line(line: &str) -> Option<TestCount> {
        let (_, result) = line.split_once("test result: ")?;
        Some(TestCount {
            passed: number_before(result, "passed")?,
            failed: number_before(result, "failed")?,
            time: time(result).unwrap_or_default(),
        })
    }
}

impl AddAssign for TestCount {
    fn add_assign(&mut self, other: TestCount) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.time += other.time;
    }
}

impl fmt::Display for TestCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} passed, {} failed", self.passed, self.failed))
    }
}

fn number_before(text: &str, word: &str) -> Option<u32> {
    let part = text.split(';').find_map(|it| it.trim().strip_suffix(word))?;
    part.split_whitespace().last()?.parse().ok()
}

fn time(result: &str) -> Option<Duration> {
    let (_, seconds) = result.split_once("finished in ")?;
    Duration::try_from_secs_f64(seconds.trim().strip_suffix('s')?.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(u32, u32)>) {
        let found = TestCount::from_line(line).map(|it| (it.passed, it.failed));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn result_lines_are_counted_and_others_are_not() {
        check(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out",
            Some((12, 0)),
        );
        check(
            "test result: FAILED. 7 passed; 2 failed; 0 ignored; finished in 0.10s",
            Some((7, 2)),
        );
        check("test result: \u{1b}[32mok\u{1b}[m. 3 passed; 0 failed; 0 ignored", Some((3, 0)));
        check("test parse::dates ... ok", None);
        check("test result: unclear", None);
        check("2 passed; 1 failed", None);
    }

    #[test]
    fn counts_and_times_add_up() {
        let mut total = TestCount::default();
        for line in [
            "test result: FAILED. 3 passed; 1 failed; 0 ignored; finished in 62.25s",
            "test result: ok. 2 passed; 0 failed; 0 ignored; finished in 0.50s",
            "test result: ok. 0 passed; 0 failed; 0 ignored",
        ] {
            total += TestCount::from_line(line).unwrap();
        }
        assert_eq!(total.to_string(), "5 passed, 1 failed");
        assert_eq!(total.time, Duration::from_millis(62_750));
    }
}
