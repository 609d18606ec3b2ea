//! Whether the list is kept up to date, and from when it is.

use crate::core::app::model::{Live, Model};
use crate::core::time::Timestamp;
use crate::core::words::live as words;

/// What the live indicator says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiveIndicator {
    /// Its state.
    pub live: Live,
    /// Its state in a word.
    pub word: &'static str,
    /// From when the list is, where that is said.
    pub age: Option<DataAge>,
    /// What the button beside it does, if there is one.
    pub pause: Option<PauseButton>,
}

/// What is said of the age of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataAge {
    /// It was updated then, and soon is again.
    Updated(Timestamp),
    /// It was last updated then.
    LastUpdated(Timestamp),
    /// It is still the one from then.
    DataFrom(Timestamp),
    /// Updates go on then.
    ResumesAt(Timestamp),
}

/// What the button for live updates does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseButton {
    /// It pauses them.
    Pause,
    /// It lets them go on.
    Resume,
}

pub(super) fn indicator(model: &Model) -> LiveIndicator {
    let live = model.live();
    LiveIndicator {
        live,
        word: word(live, model.load.is_arriving() && !model.store.is_empty()),
        age: age(live, model.load.loaded_at),
        pause: pause(live, model.paused),
    }
}

fn word(live: Live, is_arriving: bool) -> &'static str {
    match live {
        Live::Connecting if is_arriving => words::LOADING,
        Live::Connecting => words::CONNECTING,
        Live::Live => words::LIVE,
        Live::Paused => words::PAUSED,
        Live::Retrying => words::RETRYING,
        Live::Offline => words::OFFLINE,
        Live::Limited(_) => words::RATE_LIMITED,
        Live::Stopped => words::NOT_UPDATING,
    }
}

fn age(live: Live, loaded_at: Option<Timestamp>) -> Option<DataAge> {
    match live {
        Live::Limited(until) => Some(DataAge::ResumesAt(until)),
        Live::Connecting | Live::Stopped => None,
        Live::Live => loaded_at.map(DataAge::Updated),
        Live::Paused => loaded_at.map(DataAge::LastUpdated),
        Live::Retrying | Live::Offline => loaded_at.map(DataAge::DataFrom),
    }
}

fn pause(live: Live, is_paused: bool) -> Option<PauseButton> {
    match live {
        _ if is_paused => Some(PauseButton::Resume),
        Live::Live | Live::Limited(_) | Live::Retrying => Some(PauseButton::Pause),
        Live::Connecting | Live::Paused | Live::Offline | Live::Stopped => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: Timestamp = Timestamp::from_millis(1_000);
    const UNTIL: Timestamp = Timestamp::from_millis(2_000);

    #[test]
    fn how_old_the_list_is() {
        for (live, expected) in [
            (Live::Connecting, None),
            (Live::Live, Some(DataAge::Updated(AT))),
            (Live::Paused, Some(DataAge::LastUpdated(AT))),
            (Live::Retrying, Some(DataAge::DataFrom(AT))),
            (Live::Offline, Some(DataAge::DataFrom(AT))),
            (Live::Limited(UNTIL), Some(DataAge::ResumesAt(UNTIL))),
            (Live::Stopped, None),
        ] {
            assert_eq!(age(live, Some(AT)), expected, "{live:?}");
        }
        assert_eq!(age(Live::Offline, None), None, "there is no list");
    }

    #[test]
    fn what_the_person_paused_the_person_can_resume() {
        assert_eq!(pause(Live::Live, false), Some(PauseButton::Pause));
        assert_eq!(pause(Live::Limited(UNTIL), false), Some(PauseButton::Pause));
        assert_eq!(pause(Live::Paused, false), None, "the page wants no refreshes");
        for live in [Live::Paused, Live::Offline, Live::Stopped, Live::Connecting] {
            assert_eq!(pause(live, true), Some(PauseButton::Resume), "{live:?}");
        }
    }
}
