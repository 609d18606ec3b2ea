//! Accounts: whose jobs they are, and the rules that differ between kinds of account.

use super::status::Status;

/// The kind of an account. An agency that acts for a brand is a brand here: the documentation says that the
/// passthrough supports all brand endpoints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A media partner: `/Mediapartners/{sid}`.
    Partner,
    /// A brand: `/Advertisers/{sid}`, or `/Agencies/{sid}/Advertisers/{id}`.
    Brand,
    /// An agency: `/Agencies/{sid}`.
    Agency,
}

impl Kind {
    /// How often a job that raises an error is run. Partner and brand documents say five times, 15 minutes apart; the
    /// agency specification calls ERROR unrecoverable.
    pub fn tries(self) -> i64 {
        if self == Self::Agency { 1 } else { 5 }
    }

    /// The status of a job whose last try raised an error.
    pub(crate) fn out_of_tries(self) -> Status {
        if self == Self::Agency { Status::Error } else { Status::Failed }
    }

    /// Whether a job in this status may be replayed. ERROR is named by the agency specification alone.
    pub fn replays(self, status: Status) -> bool {
        match status {
            Status::Completed | Status::Failed | Status::Cancelled => true,
            Status::Error => self == Self::Agency,
            Status::Queued | Status::Running => false,
        }
    }
}

/// One account of the API, as named by the start of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Which rules hold.
    pub kind: Kind,
    /// The account SID of the path, which is the user name of the credentials too.
    pub sid: String,
    /// The account id of the brand, when an agency acts for one.
    pub advertiser: Option<String>,
    /// The path all resources of the account start with, for example `/Mediapartners/IRxSANDBOX`.
    pub base: String,
}

impl Account {
    /// Splits `path` into the account it starts with and the rest; `None` when it starts with no account.
    ///
    /// Both `Mediapartners` and `MediaPartners` are accepted: the official pages use both.
    pub fn split(path: &str) -> Option<(Self, &str)> {
        let (root, rest) = path.strip_prefix('/')?.split_once('/')?;
        let (sid, rest) = first_segment(rest)?;
        let (kind, root) = match root {
            "Mediapartners" | "MediaPartners" => (Kind::Partner, "Mediapartners"),
            "Advertisers" => (Kind::Brand, "Advertisers"),
            "Agencies" => (Kind::Agency, "Agencies"),
            _ => return None,
        };
        let base = format!("/{root}/{sid}");
        if kind == Kind::Agency
            && let Some((advertiser, rest)) =
                rest.strip_prefix("/Advertisers/").and_then(first_segment)
        {
            let base = format!("{base}/Advertisers/{advertiser}");
            let advertiser = Some(advertiser.to_owned());
            return Some((Self { kind: Kind::Brand, sid: sid.to_owned(), advertiser, base }, rest));
        }
        Some((Self { kind, sid: sid.to_owned(), advertiser: None, base }, rest))
    }
}

/// The first segment of `path`, and the rest with its leading slash.
fn first_segment(path: &str) -> Option<(&str, &str)> {
    let end = path.find('/').unwrap_or(path.len());
    (end > 0).then(|| path.split_at(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_its_account() {
        #[track_caller]
        fn check(path: &str, expected: Option<(Kind, &str, &str)>) {
            let found = Account::split(path);
            let found =
                found.as_ref().map(|(account, rest)| (account.kind, account.base.as_str(), *rest));
            assert_eq!(found, expected, "{path}");
        }
        check("/Mediapartners/A/Jobs", Some((Kind::Partner, "/Mediapartners/A", "/Jobs")));
        check("/MediaPartners/A", Some((Kind::Partner, "/Mediapartners/A", "")));
        check("/Advertisers/A/Jobs/1", Some((Kind::Brand, "/Advertisers/A", "/Jobs/1")));
        check("/Agencies/A/Jobs", Some((Kind::Agency, "/Agencies/A", "/Jobs")));
        check(
            "/Agencies/A/Advertisers/12/Jobs",
            Some((Kind::Brand, "/Agencies/A/Advertisers/12", "/Jobs")),
        );
        check("/Advertiser/A/Jobs", None);
        check("/Mediapartners//Jobs", None);
        check("//Mediapartners/A/Jobs", None);
    }
}
