//! The status chips: how many jobs there are in each state, among those the other filters let through.

use std::rc::Rc;

use crate::core::app::model::Model;
use crate::core::job::Status;

/// One chip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it shows.
    pub of: ChipOf,
    /// How many jobs it would show; `None` before anything is loaded.
    pub count: Option<usize>,
    /// Whether it is chosen.
    pub is_pressed: bool,
}

/// What a chip shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChipOf {
    /// All jobs.
    All,
    /// Those in a documented state.
    Status(Status),
    /// Those in any other.
    Others,
}

impl ChipOf {
    /// The word in `data-status`: [`Status::key`], `all` for all of them.
    pub fn key(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Status(status) => status.key(),
            Self::Others => Status::UNKNOWN,
        }
    }
}

/// The chips, in order. The one for other states is there while there are such jobs.
pub fn chips(model: &Model) -> Rc<[Chip]> {
    let (counts, query) = (&model.listing.counts, &model.query);
    let is_loaded = model.load.loaded_at.is_some() || !model.store.is_empty();
    let chip =
        |of, count: usize, is_pressed| Chip { of, count: is_loaded.then_some(count), is_pressed };
    let is_any = !query.asks_for_any_status(model.undocumented());
    let mut chips = vec![chip(ChipOf::All, counts.all, is_any)];
    for status in Status::KNOWN {
        let (count, is_pressed) = (counts.of(&status), query.asks_for_status(&status));
        chips.push(chip(ChipOf::Status(status), count, is_pressed));
    }
    let is_pressed = query.asks_for_other_statuses();
    if is_pressed || model.store.counts().others() > 0 {
        chips.push(chip(ChipOf::Others, counts.others(), is_pressed));
    }
    chips.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::job::{Job, JobType};
    use crate::core::list::listing::Motion;
    use crate::core::locale::PlainLocale;
    use crate::core::query::Query;
    use crate::core::time::FixedZone;
    use crate::core::words::job::NAMES;
    use proptest::prelude::*;

    /// The chips over jobs in these states, with their counts and a mark on those that are pressed.
    fn shown(words: &[&str], query: &str) -> String {
        let mut model = Model::new(Rc::new(PlainLocale(FixedZone(0))));
        for (number, word) in words.iter().enumerate() {
            let status = Status::from_api_name(word).unwrap_or(Status::Other((*word).into()));
            model.store.put(Job::new(&number.to_string(), JobType::ApiReport, status));
        }
        model.load.loaded_at = Some(model.now);
        model.query = Query::parse(query, &NAMES);
        model.relist(Motion::Free);
        let chips = chips(&model);
        let count = |it: &Chip| it.count.unwrap_or_default();
        let sum: usize = chips.iter().skip(1).map(count).sum();
        assert_eq!(sum, count(&chips[0]), "the chips add up to All: {query}");
        let word = |it: &Chip| {
            let mark = if it.is_pressed { "*" } else { "" };
            format!("{}{mark} {}", it.of.key(), count(it))
        };
        let chips =
            chips.iter().filter(|it| it.is_pressed || count(it) > 0 || it.of == ChipOf::Others);
        chips.map(word).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn other_states_have_a_chip_while_there_are_such_jobs() {
        let jobs = ["FAILED", "ON_HOLD", "PAUSED", ""];
        assert_eq!(shown(&jobs[..1], ""), "all* 1, failed 1");
        assert_eq!(shown(&jobs, ""), "all* 4, failed 1, unknown 3");
        assert_eq!(shown(&jobs, "status:other"), "all 4, failed 1, unknown* 3");
        assert_eq!(shown(&jobs[..1], "status:other"), "all 1, failed 1, unknown* 0");
        assert_eq!(shown(&jobs, "id:0"), "all* 1, failed 1, unknown 0");
        assert_eq!(shown(&jobs, "status:failed,other"), "all 4, failed* 1, unknown* 3");
        assert_eq!(shown(&jobs, "status:on_hold"), "all 4, failed 1, unknown 3");
        assert_eq!(shown(&jobs, "status:nonsense"), "all* 4, failed 1, unknown 3");
    }

    proptest! {
        #[test]
        fn chips_add_up_to_all(
            states in proptest::collection::vec(
                proptest::sample::select(vec!["QUEUED", "RUNNING", "COMPLETED", "ERROR", "FAILED", "CANCELLED", "HELD", ""]),
                0..20,
            ),
            query in proptest::sample::select(vec!["", "status:other", "id:1", "-status:failed", "status:held"]),
        ) {
            shown(&states, query);
        }
    }
}
