//! Why jobs fail.

use std::rc::Rc;

use crate::core::locale::Locale;
use crate::core::overview::Summary;
use crate::core::words::overview as words;

/// Why jobs fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasons {
    /// The most frequent first. Three of them are shown, the rest when asked.
    pub all: Rc<[Reason]>,
    /// Shows the rest: "All 7". `None` where there is no rest.
    pub more: Option<Rc<str>>,
    /// Over all of them: "Why they fail · 19 jobs".
    pub title: Rc<str>,
}

/// Why jobs fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Their message, without what differs.
    pub text: Rc<str>,
    /// How many there are.
    pub count: Rc<str>,
    /// Of all that failed, in percent: how long its bar is.
    pub percent: u8,
    /// Its name.
    pub name: Rc<str>,
    /// The filter that a press on it asks for.
    pub term: Rc<str>,
}

/// As many are shown at first.
pub const SHOWN: usize = 3;
/// Why jobs fail. `None` when none does, or none says why.
pub fn reasons(summary: &Summary, locale: &dyn Locale) -> Option<Reasons> {
    let Summary { reasons, n_reasons, n_failed, .. } = summary;
    if reasons.is_empty() {
        return None;
    }
    let all = reasons.iter().map(|it| Reason {
        percent: u8::try_from((200 * it.count + n_failed) / (2 * n_failed.max(&1))).unwrap_or(100),
        count: locale.number(it.count as u64).into(),
        name: words::reason_named(&it.text, it.count, locale).into(),
        term: it.term().into(),
        text: it.text.clone(),
    });
    Some(Reasons {
        all: all.collect(),
        more: (*n_reasons > SHOWN).then(|| words::all(*n_reasons, locale).into()),
        title: words::all_reasons(*n_failed, locale).into(),
    })
}
