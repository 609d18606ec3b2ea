//! The page's address as a place to keep what is shown: `sync-url`. Only the widget's own keys are ever touched.

use std::rc::Rc;

use percent_encoding::percent_decode_str;

use crate::core::api::endpoint::encode;
use crate::core::list::sort::Sort;

/// `sync-url`: the part of the address that keeps what is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SyncUrl {
    /// None.
    #[default]
    Off,
    /// What follows `#`.
    Hash,
    /// What follows `?`.
    Query,
}

/// What is shown, as far as an address keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UrlState {
    /// The filter text.
    pub query: Box<str>,
    /// The order.
    pub sort: Sort,
    /// The open job.
    pub job: Option<Rc<str>>,
}

/// How one element writes into addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The part it writes into.
    pub part: SyncUrl,
    /// The element's `id`, which goes in front of its keys, so that two elements do not overwrite each other.
    pub id: Box<str>,
    /// What the page wants shown where the address says nothing.
    pub default: UrlState,
}

impl Address {
    /// Reads a part of an address, without the `#` or `?` in front.
    pub fn read(&self, part: &str) -> UrlState {
        let mut shown = self.default.clone();
        let (_, pairs) = self.split(part);
        for (key, value) in pairs.split('&').filter_map(|it| it.split_once('=')) {
            let value = || decode(value);
            match self.own(key) {
                Some(Key::Query) => shown.query = value().into(),
                Some(Key::Sort) => shown.sort = Sort::parse(&value()).unwrap_or_default(),
                Some(Key::Job) => {
                    shown.job = Some(value().into()).filter(|it: &Rc<str>| !it.is_empty());
                }
                None => {}
            }
        }
        shown
    }

    /// Writes what is shown into a part of an address. What others keep there stays as it is.
    pub fn write(&self, part: &str, shown: &UrlState) -> String {
        let is_own =
            |pair: &str| pair.split_once('=').is_some_and(|(key, _)| self.own(key).is_some());
        let (route, pairs) = self.split(part);
        let others = pairs.split('&').filter(|it| !it.is_empty() && !is_own(it));
        let mut pairs: Vec<String> = others.map(Into::into).collect();
        let nothing = UrlState::default();
        let job = |shown: &UrlState| shown.job.as_deref().unwrap_or_default().to_owned();
        let own = [
            (Key::Query, shown.query.to_string(), self.default.query != nothing.query),
            (Key::Sort, shown.sort.to_string(), self.default.sort != nothing.sort),
            (Key::Job, job(shown), self.default.job.is_some()),
        ];
        // What is as usual needs no word, unless the page wants something else as long as there is none.
        for (key, value, is_said) in own {
            let is_usual =
                if let Key::Sort = key { shown.sort == nothing.sort } else { value.is_empty() };
            if is_said || !is_usual {
                pairs.push([&*encode(&self.name(key)), "=", &encode(&value)].concat());
            }
        }
        match (route, pairs.is_empty()) {
            ("", _) => pairs.join("&"),
            (route, true) => route.to_owned(),
            (route, false) => format!("{route}?{}", pairs.join("&")),
        }
    }

    /// Whether an address names a place or a route of the page, and says nothing of the widget.
    pub fn is_of_the_page(&self, part: &str) -> bool {
        let (_, pairs) = self.split(part);
        self.part == SyncUrl::Hash && !part.is_empty() && !pairs.contains('=')
    }

    /// The route of a page that keeps one behind `#`, as `#/jobs?tab=2`, and the pairs behind it.
    fn split<'a>(&self, part: &'a str) -> (&'a str, &'a str) {
        let is_route =
            self.part == SyncUrl::Hash && (part.starts_with('/') || part.starts_with("!/"));
        if is_route { part.split_once('?').unwrap_or((part, "")) } else { ("", part) }
    }

    fn own(&self, key: &str) -> Option<Key> {
        let key = decode(key);
        [Key::Query, Key::Sort, Key::Job].into_iter().find(|it| self.name(*it) == key)
    }

    fn name(&self, key: Key) -> String {
        let name = match key {
            Key::Query => "query",
            Key::Sort => "sort",
            Key::Job => "job",
        };
        if self.id.is_empty() { name.to_owned() } else { [&*self.id, ".", name].concat() }
    }
}

#[derive(Clone, Copy)]
enum Key {
    Query,
    Sort,
    Job,
}

/// Undoes percent-encoding. What is none stays as it is; `+` is a space, as forms and `URLSearchParams` write it.
fn decode(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(query: &str, sort: &str, job: &str) -> UrlState {
        UrlState {
            query: query.into(),
            sort: Sort::parse(sort).unwrap(),
            job: Some(job.into()).filter(|it: &Rc<str>| !it.is_empty()),
        }
    }

    fn address(id: &str, default: UrlState) -> Address {
        Address { part: SyncUrl::Hash, id: id.into(), default }
    }

    #[track_caller]
    fn check(address: &Address, before: &str, shown: &UrlState, after: &str) {
        assert_eq!(address.write(before, shown), after);
        assert_eq!(address.read(after), *shown, "and back");
    }

    #[test]
    fn keeps_what_is_shown() {
        let address = address("", UrlState::default());
        check(&address, "", &UrlState::default(), "");
        check(&address, "", &shown("status:failed", "-created", ""), "query=status%3Afailed");
        check(
            &address,
            "",
            &shown("a b&c=d+é%", "-duration", "x1"),
            "query=a%20b%26c%3Dd%2B%C3%A9%25&sort=-duration&job=x1",
        );
        check(&address, "query=old&job=x1", &UrlState::default(), "");
    }

    #[test]
    fn leaves_what_others_keep() {
        let address = address("", UrlState::default());
        check(
            &address,
            "tab=2&query=old&/route&other.query=mine&&=",
            &shown("new", "-created", ""),
            "tab=2&/route&other.query=mine&=&query=new",
        );
    }

    #[test]
    fn a_route_behind_the_hash_stays_one() {
        let address = address("", UrlState::default());
        let open = shown("", "-created", "x1");
        check(&address, "/jobs", &open, "/jobs?job=x1");
        check(&address, "!/jobs?tab=2", &open, "!/jobs?tab=2&job=x1");
        check(&address, "/jobs?job=x1", &UrlState::default(), "/jobs");
        for (part, is_of_the_page) in [
            ("main", true),
            ("/jobs", true),
            ("", false),
            ("job=x1", false),
            ("/jobs?job=x1", false),
            ("tab=2", false),
        ] {
            assert_eq!(address.is_of_the_page(part), is_of_the_page, "{part}");
        }
        let query = Address { part: SyncUrl::Query, ..address };
        assert_eq!(query.write("/jobs", &open), "/jobs&job=x1");
    }

    #[test]
    fn two_elements_have_keys_of_their_own() {
        let [one, two] = ["one", "two é"].map(|id| address(id, UrlState::default()));
        let first = shown("a", "created", "1");
        let second = shown("b", "-created", "2");
        let part = two.write(&one.write("query=page", &first), &second);
        assert_eq!(
            part,
            "query=page&one.query=a&one.sort=created&one.job=1&two%20%C3%A9.query=b&two%20%C3%A9.job=2"
        );
        assert_eq!((one.read(&part), two.read(&part)), (first, second));
    }

    #[test]
    fn an_address_that_says_nothing_shows_what_the_page_wants() {
        let page = shown("status:failed", "created", "1");
        let address = address("", page.clone());
        assert_eq!(address.read(""), page);
        assert_eq!(address.read("tab=2"), page);
        check(&address, "", &UrlState::default(), "query=&sort=-created&job=");
        check(&address, "", &page, "query=status%3Afailed&sort=created&job=1");
    }

    #[test]
    fn what_cannot_be_read_does_no_harm() {
        let address = address("", UrlState::default());
        assert_eq!(address.read("query"), UrlState::default());
        assert_eq!(address.read("sort=sideways"), UrlState::default());
        assert_eq!(address.read("query=100%&job=%zz%4"), shown("100%", "-created", "%zz%4"));
        assert_eq!(address.read("query=%FF"), shown("\u{fffd}", "-created", ""));
        assert_eq!(address.read("query=a+b"), shown("a b", "-created", ""));
    }
}
