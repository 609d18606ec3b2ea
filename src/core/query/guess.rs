//! Which of a few words was meant.

use super::text::fold;

/// What a word stands for among the words that may be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Guess<'a> {
    /// The one at this position: the word itself or the only one that begins so.
    One(usize),
    /// Probably one of these.
    Perhaps(Vec<&'a str>),
    /// Nothing like any of them.
    None,
}

/// Finds `word` among `candidates`, in any letter case.
pub(super) fn choose<'a>(word: &str, candidates: &[&'a str]) -> Guess<'a> {
    let mut longer = Vec::new();
    let mut last = 0;
    for (at, candidate) in candidates.iter().enumerate() {
        if candidate.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word)) {
            if candidate.len() == word.len() {
                return Guess::One(at);
            }
            longer.push(*candidate);
            last = at;
        }
    }
    match longer.as_slice() {
        [] => match closest(word, candidates, |distances| distances.last().copied()) {
            Some(near) => Guess::Perhaps(vec![near]),
            None => Guess::None,
        },
        [_] => Guess::One(last),
        _ => Guess::Perhaps(longer),
    }
}

/// The candidate whose beginning a slip of the finger turns into `word`.
pub(super) fn nearest_beginning<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    closest(word, candidates, |distances| distances.iter().min().copied())
}

fn closest<'a>(
    word: &str,
    candidates: &[&'a str],
    pick: fn(&[usize]) -> Option<usize>,
) -> Option<&'a str> {
    let word: Vec<char> = fold(word).chars().collect();
    // In a short word, two slips leave nothing that could be recognised; a long one is not one of ours.
    let allowed = match word.len() {
        2..=4 => 1,
        5..=24 => 2,
        _ => return None,
    };
    let mut closest = None;
    let mut least = allowed + 1;
    for candidate in candidates {
        let distance = pick(&distances(&word, candidate)).unwrap_or(least);
        if distance < least {
            (closest, least) = (Some(*candidate), distance);
        }
    }
    closest
}

/// How many letters to add, drop, change or swap with their neighbour between `word` and each beginning of
/// `candidate`, from the empty one to all of it (optimal string alignment).
fn distances(word: &[char], candidate: &str) -> Vec<usize> {
    let candidate: Vec<char> = fold(candidate).chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=candidate.len()).collect();
    let mut previous_letter = None;
    for (row, &letter) in word.iter().enumerate() {
        let mut current = vec![row + 1];
        let mut left = row + 1;
        let mut previous = None;
        for (column, &other) in candidate.iter().enumerate() {
            let cell =
                |cells: &[usize], at: usize| cells.get(at).copied().unwrap_or(usize::MAX - 1);
            let changed = cell(&above, column) + usize::from(letter != other);
            let mut best = changed.min(left + 1).min(cell(&above, column + 1) + 1);
            if previous == Some(letter) && previous_letter == Some(other) {
                best = best.min(cell(&before, column.wrapping_sub(1)) + 1);
            }
            current.push(best);
            left = best;
            previous = Some(other);
        }
        previous_letter = Some(letter);
        before = std::mem::replace(&mut above, current);
    }
    above
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATUSES: [&str; 6] = ["queued", "running", "completed", "error", "failed", "cancelled"];

    #[test]
    fn distances_between_words() {
        for (word, other, expected) in [
            ("", "", 0),
            ("a", "", 1),
            ("", "abc", 3),
            ("failed", "failed", 0),
            ("faild", "failed", 1),
            ("fialed", "failed", 1),
            ("FAILED", "failed", 0),
            ("kitten", "sitting", 3),
            ("ca", "abc", 3),
        ] {
            let word: Vec<char> = word.to_lowercase().chars().collect();
            assert_eq!(distances(&word, other).last(), Some(&expected), "{word:?} {other}");
        }
    }

    #[track_caller]
    fn check(word: &str, expected: Guess<'_>) {
        assert_eq!(choose(word, &STATUSES), expected, "{word}");
    }

    #[test]
    fn words_and_their_beginnings() {
        check("failed", Guess::One(4));
        check("FAIL", Guess::One(4));
        check("c", Guess::Perhaps(vec!["completed", "cancelled"]));
        check("faild", Guess::Perhaps(vec!["failed"]));
        check("runnign", Guess::Perhaps(vec!["running"]));
        check("erorr", Guess::Perhaps(vec!["error"]));
        check("paused", Guess::None);
        check("pending", Guess::None);
        check("x", Guess::None);
        check("é", Guess::None);
        check(&"failed".repeat(1000), Guess::None);
    }

    #[test]
    fn beginnings_with_a_slip() {
        let near = |word| nearest_beginning(word, &["ClickExport", "UploadAds"]);
        assert_eq!(near("clik"), Some("ClickExport"));
        assert_eq!(near("uplaod"), Some("UploadAds"));
        assert_eq!(near("bulklink"), None);
        assert_eq!(choose("clik", &["ClickExport"]), Guess::None);
    }
}
