//! The jobs of a bar.

use crate::core::job::Status;

/// How many jobs there are in a bar, by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    counts: [u32; Part::ALL.len()],
}

/// What became of jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Failed, or stopped by an error.
    Failed,
    /// Cancelled.
    Cancelled,
    /// Running, queued, or in a state that is not documented.
    Active,
    /// Completed.
    Completed,
}

impl Part {
    /// From the foot of a bar up: what failed stands on the line, where it can be compared.
    pub const ALL: [Self; 4] = [Self::Failed, Self::Cancelled, Self::Active, Self::Completed];

    /// What became of a job in this state.
    pub fn of(status: &Status) -> Self {
        match status {
            Status::Failed | Status::Error => Self::Failed,
            Status::Cancelled => Self::Cancelled,
            Status::Completed => Self::Completed,
            Status::Queued | Status::Running | Status::Other(_) => Self::Active,
        }
    }

    /// The word used in style hooks.
    pub fn key(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
            Self::Active => "active",
            Self::Completed => "completed",
        }
    }
}

impl Bar {
    /// How many jobs of it are so.
    pub fn of(&self, part: Part) -> usize {
        self.counts.get(part as usize).map_or(0, |it| *it as usize)
    }

    /// How many jobs it has.
    pub fn n_jobs(&self) -> usize {
        self.counts.iter().map(|it| *it as usize).sum()
    }

    pub(super) fn add(&mut self, part: Part) {
        self.counts.get_mut(part as usize).into_iter().for_each(|it| *it += 1);
    }

    pub(super) fn take(&mut self, part: Part) {
        self.counts.get_mut(part as usize).into_iter().for_each(|it| *it = it.saturating_sub(1));
    }
}

impl FromIterator<(Part, u32)> for Bar {
    fn from_iter<I: IntoIterator<Item = (Part, u32)>>(parts: I) -> Self {
        let mut bar = Self::default();
        for (part, n) in parts {
            bar.counts.get_mut(part as usize).into_iter().for_each(|it| *it += n);
        }
        bar
    }
}
