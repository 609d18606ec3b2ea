//! A download that runs, in the card and in a row.

use std::rc::Rc;
use std::time::Duration;

use crate::core::app::model::Model;
use crate::core::locale::Locale;
use crate::core::words::{detail, download as words};

/// A download that runs, or waits for its turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// What the file will be called, as far as that is known.
    pub file_name: Rc<str>,
    /// How far it is.
    pub stage: Stage,
}

/// How far a download is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Others are before it.
    Waiting,
    /// Nothing came yet.
    Asked,
    /// It comes.
    Arriving {
        /// The bytes that came.
        received: u64,
        /// How many there are, if the server said so.
        total: Option<u64>,
        /// How long the rest takes, in whole seconds.
        left: Option<Duration>,
    },
}

impl Transfer {
    /// How much of it has come, if that is known.
    pub fn percent(&self) -> Option<u8> {
        let Stage::Arriving { received, total: Some(total), .. } = self.stage else { return None };
        u8::try_from(received.saturating_mul(100).checked_div(total)?).ok()
    }

    /// How much has come, in words.
    pub fn amount(&self, locale: &dyn Locale) -> String {
        match self.stage {
            Stage::Waiting => words::WAITS_FOR_ITS_TURN.to_owned(),
            Stage::Asked => words::WAITS_FOR_THE_FILE.to_owned(),
            Stage::Arriving { received, total, .. } => words::amount(received, total, locale),
        }
    }

    /// The same, and how long it still takes.
    pub fn facts(&self, locale: &dyn Locale) -> String {
        let amount = self.amount(locale);
        match self.stage {
            Stage::Arriving { left: Some(left), .. } => words::amount_and_time(&amount, left),
            _ => amount,
        }
    }
}

/// The download of a job's result, once it has not been quick.
pub(super) fn transfer(model: &Model, id: &str) -> Option<Transfer> {
    let transfer = model.transfers.iter().find(|it| &*it.id == id);
    let Some(transfer) = transfer else {
        let waiting = Transfer { file_name: detail::RESULT.into(), stage: Stage::Waiting };
        return model.downloading.waits(id).then_some(waiting);
    };
    if transfer.shows_at().is_some_and(|at| model.instant < at) {
        return None;
    }
    let progress = transfer.progress.as_ref();
    let file_name = progress.and_then(|it| it.file_name.clone());
    let stage = progress.map_or(Stage::Asked, |it| Stage::Arriving {
        received: it.received,
        total: it.total,
        left: transfer.time_left(),
    });
    Some(Transfer { file_name: file_name.unwrap_or_else(|| detail::RESULT.into()), stage })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_known_with_the_length() {
        for (received, total, percent) in [
            (0, Some(3), Some(0)),
            (1, Some(3), Some(33)),
            (3, Some(3), Some(100)),
            (u64::MAX, Some(1), None),
            (0, Some(0), None),
            (5, None, None),
        ] {
            let stage = Stage::Arriving { received, total, left: None };
            assert_eq!(Transfer { file_name: "a.csv".into(), stage }.percent(), percent);
        }
        let asked = Transfer { file_name: "a.csv".into(), stage: Stage::Asked };
        assert_eq!(asked.percent(), None);
    }
}
