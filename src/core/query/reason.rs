//! Why a job failed: its status message without what differs from job to job, so that jobs with the same trouble can be
//! counted and asked for together.

use crate::core::job::{Job, Status};

use super::quotes::quoted;
use super::text;

/// What stands for what differs.
const GAP: &str = "…";
/// More of a message is not looked at.
const LONGEST: usize = 300;

/// Why a job failed. `None` unless it did, or was stopped by an error, and says something.
pub fn of(job: &Job) -> Option<String> {
    let message = job.status_message.as_deref().filter(|_| has(&job.status))?;
    Some(folded(message)).filter(|it| !it.is_empty())
}

/// Whether the message of a job in this state says why it failed.
pub fn has(status: &Status) -> bool {
    matches!(status, Status::Failed | Status::Error)
}

/// Reasons are the same when these are.
pub fn key(reason: &str) -> String {
    text::fold(reason)
}

/// The filter that asks for exactly the jobs with this reason.
pub fn term(reason: &str) -> String {
    ["reason:", &quoted(reason)].concat()
}

/// A message with `…` for numbers, ids, dates and quoted parts: "Storage quota exceeded on node …".
pub fn folded(message: &str) -> String {
    let end = message.char_indices().nth(LONGEST).map_or(message.len(), |(at, _)| at);
    let mut reason = message.get(..end).unwrap_or_default().to_owned();
    // What is left may be in quotes now that it was not before. Each time there is less of it.
    loop {
        let mut pieces = pieces(&reason);
        fold_dates(&mut pieces);
        let folded = join(&pieces);
        if folded == reason {
            return folded;
        }
        reason = folded;
    }
}

/// A part of a message.
#[derive(Clone, Copy, PartialEq)]
enum Piece<'a> {
    /// It is the same in all messages of the kind.
    Fixed(&'a str),
    /// It differs.
    Gap,
}

fn pieces(message: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = message;
    let mut before = None;
    while let Some(first) = rest.chars().next() {
        let (length, is_gap) = match quoted_length(rest, before) {
            Some(length) => (length, true),
            None if is_letter(first) => {
                let length = run_length(rest);
                (length, rest.get(..length).is_some_and(differs))
            }
            None => (first.len_utf8(), first == '…'),
        };
        let (piece, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        pieces.push(if is_gap { Piece::Gap } else { Piece::Fixed(piece) });
        before = piece.chars().next_back();
        rest = after;
    }
    pieces
}

/// The length of the part in quotes that a text begins with.
fn quoted_length(rest: &str, before: Option<char>) -> Option<usize> {
    let mut letters = rest.char_indices();
    let (_, open) = letters.next()?;
    let close = match open {
        '"' | '`' => open,
        // An apostrophe is none, also after what stands for a word.
        '\'' if !before.is_some_and(|it| is_letter(it) || it == '…') => open,
        '“' => '”',
        '‘' => '’',
        '«' => '»',
        _ => return None,
    };
    let ends = |(at, letter): (usize, char)| {
        let end = at + letter.len_utf8();
        let follows = rest.get(end..).and_then(|it| it.chars().next());
        let is_end =
            letter == close && !(matches!(close, '\'' | '’') && follows.is_some_and(is_letter));
        is_end.then_some(end)
    };
    letters.find_map(ends)
}

/// Letters and digits. Those that are not ASCII are all taken for letters, but for marks of punctuation.
fn is_letter(it: char) -> bool {
    it.is_ascii_alphanumeric() || (!it.is_ascii() && !"…“”‘’«»–—·\u{a0}".contains(it))
}

/// The length of what a text begins with that is one thing: a word, number, date, id, address.
fn run_length(rest: &str) -> usize {
    let mut letters = rest.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, it)| *it);
        let goes_on = match letter {
            '-' | '_' | '.' | '@' | '+' | '%' => is_letter(next),
            '/' => is_letter(next) || next == '/' || before == '/',
            ':' => (before.is_ascii_digit() && next.is_ascii_digit()) || next == '/',
            ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            _ => is_letter(letter),
        };
        if !goes_on {
            return at;
        }
        before = letter;
    }
    rest.len()
}

/// Whether something is about one job alone: it has a digit, is the address of something, or hexadecimal.
fn differs(run: &str) -> bool {
    const HEXADECIMAL: usize = 8;
    let is_hexadecimal = || run.bytes().all(|it| it == b'-' || it.is_ascii_hexdigit());
    run.bytes().any(|it| it.is_ascii_digit())
        || run.contains('@')
        || run.split_once(':').is_some_and(|(_, after)| after.starts_with("//"))
        || (run.len() >= HEXADECIMAL && is_hexadecimal())
}

/// Names of months and days of the week, and what follows a time, are of a date when they stand beside a number.
fn fold_dates(pieces: &mut [Piece<'_>]) {
    let mut is_near = false;
    for piece in pieces.iter_mut() {
        is_near = fold_date(piece, is_near);
    }
    is_near = false;
    for piece in pieces.iter_mut().rev() {
        is_near = fold_date(piece, is_near);
    }
}

/// Returns whether what comes next is beside a gap.
fn fold_date(piece: &mut Piece<'_>, is_near: bool) -> bool {
    match *piece {
        Piece::Gap => true,
        Piece::Fixed(text) if text == "," || is_blank(text) => is_near,
        Piece::Fixed(word) if is_near && is_of_date(word) => {
            *piece = Piece::Gap;
            true
        }
        Piece::Fixed(_) => false,
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

fn is_of_date(word: &str) -> bool {
    const WORDS: [&str; 24] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mon",
        "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "AM", "PM", "GMT", "UTC", "Z",
    ];
    const LONG: [&str; 18] = [
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    WORDS.contains(&word) || LONG.contains(&word)
}

/// Gaps with nothing but spaces and commas between them are one, and so are spaces.
fn join(pieces: &[Piece<'_>]) -> String {
    let mut joined = String::new();
    let mut between = String::new();
    let mut follows_gap = false;
    for piece in pieces {
        match piece {
            Piece::Gap => {
                if !follows_gap {
                    joined.push_str(&between);
                    joined.push_str(GAP);
                }
                between.clear();
                follows_gap = true;
            }
            Piece::Fixed(text) if is_blank(text) => {
                if !between.ends_with(' ') && (!joined.is_empty() || !between.is_empty()) {
                    between.push(' ');
                }
            }
            Piece::Fixed(",") if follows_gap => between.push(','),
            Piece::Fixed(text) => {
                joined.push_str(&between);
                between.clear();
                joined.push_str(text);
                follows_gap = false;
            }
        }
    }
    joined.push_str(between.trim_end());
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::job::JobType;
    use proptest::prelude::*;

    #[test]
    fn what_differs_is_left_out() {
        for (message, reason) in [
            ("Storage quota exceeded on node 17", "Storage quota exceeded on node …"),
            ("Storage quota exceeded on node eu-west-4b.", "Storage quota exceeded on node …."),
            ("Export query exceeded the time allowed.", "Export query exceeded the time allowed."),
            (
                "Row 4,512 of 10000 has no value for ClickId.",
                "Row … of … has no value for ClickId.",
            ),
            (
                "Ad 88-1 was rejected: image is larger than 256 KB.",
                "Ad … was rejected: image is larger than … KB.",
            ),
            ("Connection to 'db.internal' was closed.", "Connection to … was closed."),
            ("Connection to “db” was closed.", "Connection to … was closed."),
            ("Can't read \"a 'b' c\", isn't there", "Can't read …, isn't there"),
            ("Can’t read ‘it’s’.", "Can’t read …."),
            ("Job d8807a9f-a5ee-4e3f-ad2b-3dfd19d1915f failed", "Job … failed"),
            ("Object deadbeef is gone, defaced too", "Object … is gone, defaced too"),
            ("code=503, type=timeout (attempt 3/5)", "code=…, type=timeout (attempt …)"),
            ("No answer since 2022-06-07T04:33:50-05:00", "No answer since …"),
            ("No answer since 2022-06-07 04:33:50", "No answer since …"),
            ("No answer since Tue, 07 Jun 2022 09:33:50 GMT!", "No answer since …!"),
            ("No answer since June 7, 2022, 4:33 PM", "No answer since …"),
            (
                "The file may be 5 days old, or May be not",
                "The file may be … days old, or May be not",
            ),
            ("See https://example.com/a/b?c=d for more", "See …?c=d for more"),
            ("Ask joe@example.com", "Ask …"),
            ("Failed with -5 %, #12", "Failed with -… %, #…"),
            ("  two\n\n lines\t", "two lines"),
            ("Größe 12 überschritten", "Größe … überschritten"),
            ("…", "…"),
            ("", ""),
            (" \n", ""),
        ] {
            assert_eq!(folded(message), reason, "{message:?}");
        }
    }

    #[test]
    fn a_long_message_has_a_beginning() {
        let message = "x ".repeat(1_000_000);
        assert_eq!(folded(&message).chars().count(), LONGEST - 1);
        assert_eq!(folded(&"ä".repeat(1_000)), "ä".repeat(LONGEST));
    }

    #[test]
    fn only_a_job_that_failed_has_a_reason() {
        let job = |status, message: &str| Job {
            status_message: Some(message.into()),
            ..Job::new("a", JobType::ApiReport, status)
        };
        let reason = Some("Node …".to_owned());
        assert_eq!(of(&job(Status::Failed, "Node 1")), reason);
        assert_eq!(of(&job(Status::Error, "Node 2")), reason);
        assert_eq!(of(&job(Status::Completed, "Node 1")), None);
        assert_eq!(of(&job(Status::Failed, "  ")), None);
        assert_eq!(of(&Job::new("a", JobType::ApiReport, Status::Failed)), None);
    }

    proptest! {
        /// What is left has nothing more to leave out.
        #[test]
        fn a_reason_is_its_own_reason(message in "([a-fA-F0-9x]{1,9}|Jun|May|PM|[ ,.:;'\"“”‘’«»/@%_()\n…-]){0,24}") {
            let reason = folded(&message);
            prop_assert_eq!(folded(&reason), reason, "{}", message);
        }

        #[test]
        fn numbers_make_no_difference(one in any::<u64>(), other in any::<u64>(), id in "[0-9a-f]{8}-[0-9a-f]{4}") {
            let message = |n: u64| format!("Node {n} ({id}) lost '{n}' at {n}:{id}");
            prop_assert_eq!(folded(&message(one)), folded(&message(other)));
        }

        #[test]
        fn any_text_can_be_folded(message in any::<String>()) {
            folded(&message);
        }
    }
}
