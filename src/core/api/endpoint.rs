//! Addresses. An [`Endpoint`] can be made nowhere else, so nothing the server or a page sends becomes an address.

use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::core::job::account::{Account, AccountKind, DateFilter};
use crate::core::time::{DateTime, Day, Zone};

/// An address of the Jobs API under the configured base. Opaque on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(Box<str>);

impl Endpoint {
    /// The address to ask: a path, or a URL where the base is one.
    pub fn url(&self) -> &str {
        &self.0
    }
}

/// The Jobs API of one account behind one base address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Api {
    base: Box<str>,
    account: Account,
}

/// The days of creation to ask for, both included, in the zone that the page set, else the viewer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateWindow {
    /// First day.
    pub after: Option<Day>,
    /// Last day.
    pub before: Option<Day>,
}

/// Why a link to the next page was not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedLink {
    /// It leads to another server.
    OtherOrigin,
    /// It leads to another account or another resource.
    OtherResource,
}

impl Api {
    /// `base` is where the gateway serves the API: a URL, a path or `""`; a slash at its end does not matter.
    pub fn new(base: &str, account: Account) -> Self {
        Self { base: base.trim_end_matches('/').into(), account }
    }

    /// The account asked.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The list of jobs created in the window.
    pub fn list(&self, window: DateWindow, zone: &dyn Zone) -> Endpoint {
        let filter = self.account.kind.date_filter();
        let after = window.after.map(|day| ("CreatedAfter", lower_bound(filter, day, zone)));
        let before = window.before.map(|day| ("CreatedBefore", upper_bound(filter, day, zone)));
        let mut url = format!("{}{}", self.base, self.jobs_path());
        let mut separator = '?';
        for (name, value) in [after, before].into_iter().flatten() {
            url.push(separator);
            url.push_str(name);
            url.push('=');
            url.push_str(&value);
            separator = '&';
        }
        Endpoint(url.into())
    }

    /// The next page, from the link in `@nextpageuri`. Only its query is used, and only when the link leads to this
    /// account's list: a relative path, perhaps with a doubled slash as seen on this API, or a URL on the server of
    /// the base or of impact.com itself.
    ///
    /// # Errors
    /// [`RefusedLink`] when it leads anywhere else.
    pub fn next_page(&self, link: &str) -> Result<Endpoint, RefusedLink> {
        let path =
            if link.starts_with('/') { link } else { path_of_known_origin(link, &self.base)? };
        let path = path.trim_start_matches('/');
        let (path, query) = path.split_once('?').ok_or(RefusedLink::OtherResource)?;
        let jobs_path = self.jobs_path();
        let path =
            [".json", ".xml", "/"].into_iter().find_map(|it| path.strip_suffix(it)).unwrap_or(path);
        // The documentation spells Mediapartners in two ways, and links may name the format.
        let is_list = [&*jobs_path, &*format!("{}{jobs_path}", path_of(&self.base))]
            .into_iter()
            .any(|it| it.trim_start_matches('/').eq_ignore_ascii_case(path));
        let is_plain =
            query.bytes().all(|byte| byte.is_ascii_graphic() && !b"#\\\"<>".contains(&byte));
        if is_list && is_plain {
            Ok(Endpoint(format!("{}{jobs_path}?{query}", self.base).into()))
        } else {
            Err(RefusedLink::OtherResource)
        }
    }

    /// One job. `None` when no job can have this id.
    pub fn job(&self, id: &str) -> Option<Endpoint> {
        self.of_job(id, "")
    }

    /// The result of a job, streamed: a redirect to a storage server could not be followed by a script. The job's
    /// `ResultUri` means this same address where it can be trusted, and is not used where it can't.
    pub fn result(&self, id: &str) -> Option<Endpoint> {
        self.of_job(id, "/Download?Mode=Stream")
    }

    /// The address that replays a job, by `PUT` with an empty body.
    pub fn replay(&self, id: &str) -> Option<Endpoint> {
        self.of_job(id, "/Replay")
    }

    fn of_job(&self, id: &str, rest: &str) -> Option<Endpoint> {
        // These would climb out of the list's path, in any encoding.
        let is_id = !matches!(id, "" | "." | "..");
        is_id.then(|| {
            Endpoint(format!("{}{}/{}{rest}", self.base, self.jobs_path(), encode(id)).into())
        })
    }

    fn jobs_path(&self) -> String {
        let sid = encode(&self.account.sid);
        match self.account.kind {
            AccountKind::Partner => format!("/Mediapartners/{sid}/Jobs"),
            AccountKind::Brand => format!("/Advertisers/{sid}/Jobs"),
            AccountKind::Agency => format!("/Agencies/{sid}/Jobs"),
            AccountKind::AgencyForBrand => {
                let brand = encode(self.account.advertiser_id.as_deref().unwrap_or_default());
                format!("/Agencies/{sid}/Advertisers/{brand}/Jobs")
            }
        }
    }
}

/// The earliest creation to ask for. Days of the API are in a zone nobody documents, so a day more is asked for and
/// the exact bound is kept locally; where the bound itself is left out, another day.
fn lower_bound(filter: DateFilter, day: Day, zone: &dyn Zone) -> String {
    match filter {
        DateFilter::DayExclusive => day.plus_days(-2).to_string(),
        DateFilter::DayInclusive => day.plus_days(-1).to_string(),
        DateFilter::DateTime => {
            utc(DateTime::new(day.start(zone).minus(Duration::from_secs(1)), 0))
        }
    }
}

fn upper_bound(filter: DateFilter, day: Day, zone: &dyn Zone) -> String {
    match filter {
        DateFilter::DayExclusive => day.plus_days(2).to_string(),
        DateFilter::DayInclusive => day.plus_days(1).to_string(),
        DateFilter::DateTime => utc(DateTime::new(day.plus_days(1).start(zone), 0)),
    }
}

/// `2022-06-07T09:33:50Z`: a plus sign in a query would be read as a space.
fn utc(date: DateTime) -> String {
    let text = date.to_string();
    [text.strip_suffix("+00:00").unwrap_or(&text), "Z"].concat()
}

/// The path of a URL on the server of the base or on impact.com's own.
fn path_of_known_origin<'a>(link: &'a str, base: &str) -> Result<&'a str, RefusedLink> {
    let origin_of_base = base.strip_suffix(path_of(base)).unwrap_or(base);
    [origin_of_base, "https://api.impact.com", "https://api.impactradius.com"]
        .into_iter()
        .filter(|origin| !origin.is_empty())
        .find_map(|origin| link.strip_prefix(origin).filter(|rest| rest.starts_with('/')))
        .ok_or(RefusedLink::OtherOrigin)
}

/// The path of a base address: all of it, or what follows the server's name.
fn path_of(base: &str) -> &str {
    match base.split_once(':').and_then(|(_, rest)| rest.strip_prefix("//")) {
        Some(rest) => rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or_default(),
        None => base,
    }
}

/// Percent-encodes all but what stands for itself everywhere in an address (RFC 3986, "unreserved").
pub(crate) fn encode(text: &str) -> String {
    const RESERVED: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    utf8_percent_encode(text, RESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::FixedZone;

    fn api(base: &str, kind: AccountKind) -> Api {
        Api::new(
            base,
            Account { kind, sid: "IRxEXAMPLE".into(), advertiser_id: Some("1234".into()) },
        )
    }

    fn window(after: &str, before: &str) -> DateWindow {
        DateWindow { after: Day::parse(after), before: Day::parse(before) }
    }

    #[track_caller]
    fn check_list(kind: AccountKind, window: DateWindow, expected: &str) {
        assert_eq!(api("/impact", kind).list(window, &FixedZone(-300)).url(), expected);
    }

    #[test]
    fn the_list_filter_follows_the_account_kind() {
        let days = window("2026-11-01", "2026-11-07");
        check_list(
            AccountKind::Partner,
            days,
            "/impact/Mediapartners/IRxEXAMPLE/Jobs?CreatedAfter=2026-10-30&CreatedBefore=2026-11-09",
        );
        check_list(
            AccountKind::Brand,
            days,
            "/impact/Advertisers/IRxEXAMPLE/Jobs?CreatedAfter=2026-11-01T04:59:59Z&CreatedBefore=2026-11-08T05:00:00Z",
        );
        check_list(
            AccountKind::Agency,
            days,
            "/impact/Agencies/IRxEXAMPLE/Jobs?CreatedAfter=2026-10-31&CreatedBefore=2026-11-08",
        );
        check_list(
            AccountKind::AgencyForBrand,
            window("2026-11-01", ""),
            "/impact/Agencies/IRxEXAMPLE/Advertisers/1234/Jobs?CreatedAfter=2026-11-01T04:59:59Z",
        );
        check_list(AccountKind::Partner, window("", ""), "/impact/Mediapartners/IRxEXAMPLE/Jobs");
    }

    #[test]
    fn ids_cannot_leave_the_list() {
        let api = api("https://gateway.example/impact/", AccountKind::Partner);
        let url = |endpoint: Option<Endpoint>| endpoint.map(|it| it.url().to_owned());
        let jobs = "https://gateway.example/impact/Mediapartners/IRxEXAMPLE/Jobs";
        assert_eq!(url(api.job("a1")), Some(format!("{jobs}/a1")));
        assert_eq!(
            url(api.result("a/../b?c#d")),
            Some(format!("{jobs}/a%2F..%2Fb%3Fc%23d/Download?Mode=Stream"))
        );
        assert_eq!(url(api.replay("ä")), Some(format!("{jobs}/%C3%A4/Replay")));
        for id in ["", ".", ".."] {
            assert_eq!(api.job(id), None);
        }
    }

    #[track_caller]
    fn check_next(base: &str, link: &str, expected: Result<&str, RefusedLink>) {
        let next = api(base, AccountKind::Partner).next_page(link);
        assert_eq!(next.as_ref().map(Endpoint::url), expected.as_ref().map(|it| *it), "{link}");
    }

    #[test]
    fn the_next_page_must_be_this_account_s_list() {
        let page_2 = Ok("/impact/Mediapartners/IRxEXAMPLE/Jobs?Page=2&PageSize=100");
        for link in [
            "/Mediapartners/IRxEXAMPLE/Jobs?Page=2&PageSize=100",
            "//Mediapartners/IRxEXAMPLE/Jobs?Page=2&PageSize=100",
            "/MediaPartners/IRxEXAMPLE/Jobs?Page=2&PageSize=100",
            "/impact/Mediapartners/IRxEXAMPLE/Jobs?Page=2&PageSize=100",
            "https://api.impact.com/Mediapartners/IRxEXAMPLE/Jobs?Page=2&PageSize=100",
            "/Mediapartners/IRxEXAMPLE/Jobs.json?Page=2&PageSize=100",
            "https://api.impact.com/Mediapartners/IRxEXAMPLE/Jobs.json?Page=2&PageSize=100",
            "/Mediapartners/IRxEXAMPLE/Jobs.xml?Page=2&PageSize=100",
            "/Mediapartners/IRxEXAMPLE/Jobs/?Page=2&PageSize=100",
        ] {
            check_next("/impact", link, page_2);
        }
        for link in [
            "https://evil.example/Mediapartners/IRxEXAMPLE/Jobs?Page=2",
            "https://api.impact.com.evil.example/Mediapartners/IRxEXAMPLE/Jobs?Page=2",
            "https://api.impact.com@evil.example/Mediapartners/IRxEXAMPLE/Jobs?Page=2",
            "javascript:alert(1)",
            "Mediapartners/IRxEXAMPLE/Jobs?Page=2",
        ] {
            check_next("/impact", link, Err(RefusedLink::OtherOrigin));
        }
        for link in [
            "//evil.example/Mediapartners/IRxEXAMPLE/Jobs?Page=2",
            "/Mediapartners/IRxOTHER/Jobs?Page=2",
            "/Mediapartners/IRxEXAMPLE/Actions?Page=2",
            "/Mediapartners/IRxEXAMPLE/Jobs.json.json?Page=2",
            "/Mediapartners/IRxEXAMPLE/Jobs.csv?Page=2",
            "/Mediapartners/IRxEXAMPLE/Jobs",
            "/Mediapartners/IRxEXAMPLE/Jobs?Page=2#x",
            "/Mediapartners/IRxEXAMPLE/Jobs?Page=2\r\nX: y",
        ] {
            check_next("/impact", link, Err(RefusedLink::OtherResource));
        }
    }

    #[test]
    fn the_next_page_may_name_the_base_s_own_server() {
        let base = "https://gateway.example/impact";
        check_next(
            base,
            "https://gateway.example/impact/Mediapartners/IRxEXAMPLE/Jobs?Page=2",
            Ok("https://gateway.example/impact/Mediapartners/IRxEXAMPLE/Jobs?Page=2"),
        );
    }
}
