//! Which resource a path names.

use crate::world::Account;

/// An operation of the Jobs API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Operation {
    List,
    Get,
    Download,
    Replay,
}

impl Operation {
    pub(crate) const ALL: [Self; 4] = [Self::List, Self::Get, Self::Download, Self::Replay];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Get => "get",
            Self::Download => "download",
            Self::Replay => "replay",
        }
    }

    pub(crate) fn method(self) -> &'static str {
        if self == Self::Replay { "PUT" } else { "GET" }
    }
}

/// A path of the Jobs API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) account: Account,
    pub(crate) operation: Operation,
    /// The job, empty for the list.
    pub(crate) job_id: String,
    /// The resource was asked for with the suffix `.json`.
    pub(crate) json_suffix: bool,
}

impl Route {
    /// Reads a path, with or without the prefix `/impact` under which a gateway would serve the API.
    pub(crate) fn read(path: &str) -> Option<Self> {
        let path =
            path.strip_prefix("/impact").filter(|rest| rest.starts_with('/')).unwrap_or(path);
        let (account, rest) = Account::split(path)?;
        let (rest, json_suffix) = match rest.strip_suffix(".json") {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        let mut segments = rest.strip_prefix("/Jobs")?.split('/');
        let (operation, job_id) =
            match (segments.next()?, segments.next(), segments.next(), segments.next()) {
                ("", None, None, None) => (Operation::List, ""),
                ("", Some(id), None, None) if !id.is_empty() => (Operation::Get, id),
                ("", Some(id), Some("Download"), None) => (Operation::Download, id),
                ("", Some(id), Some("Replay"), None) => (Operation::Replay, id),
                _ => return None,
            };
        Some(Self { account, operation, job_id: job_id.to_owned(), json_suffix })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_four_operations_and_nothing_else() {
        #[track_caller]
        fn check(path: &str, expected: Option<(Operation, &str, bool)>) {
            let route = Route::read(path);
            let found = route.as_ref().map(|it| (it.operation, it.job_id.as_str(), it.json_suffix));
            assert_eq!(found, expected, "{path}");
        }
        check("/Mediapartners/A/Jobs", Some((Operation::List, "", false)));
        check("/impact/Mediapartners/A/Jobs", Some((Operation::List, "", false)));
        check("/impactMediapartners/A/Jobs", None);
        check("/Mediapartners/A/Jobs.json", Some((Operation::List, "", true)));
        check("/Advertisers/A/Jobs/1", Some((Operation::Get, "1", false)));
        check("/Advertisers/A/Jobs/1.json", Some((Operation::Get, "1", true)));
        check("/Agencies/A/Jobs/1/Download", Some((Operation::Download, "1", false)));
        check("/Agencies/A/Advertisers/2/Jobs/1/Replay", Some((Operation::Replay, "1", false)));
        check("/Mediapartners/A/Jobs/", None);
        check("/Mediapartners/A/Jobs/1/", None);
        check("/Mediapartners/A/Jobs/1/Cancel", None);
        check("/Mediapartners/A/JobsX", None);
        check("/Mediapartners/A", None);
    }
}
