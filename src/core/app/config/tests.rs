use super::*;

fn read(attributes: &[(&str, &str)]) -> (Config, Vec<String>) {
    let (config, warnings) = Config::read(&attributes.iter().copied().collect());
    (config, warnings.iter().map(ToString::to_string).collect())
}

#[test]
fn nothing_set_is_all_defaults_and_no_warning() {
    assert_eq!(read(&[]), (Config::default(), vec![]));
    assert_eq!(
        read(&[("refresh", ""), ("sort", " "), ("theme", ""), ("job", "")]),
        (Config::default(), vec![])
    );
}

#[test]
fn reads_every_attribute() {
    let (config, warnings) = read(&[
        ("api-base", "/impact"),
        ("account-kind", "agency"),
        ("account-sid", "IRx1"),
        ("advertiser-id", "12"),
        ("query", "status:failed"),
        ("sort", "-duration"),
        ("created-after", "2026-11-01"),
        ("created-before", "2026-11-07"),
        ("job", "a1"),
        ("refresh", "20"),
        ("readonly", ""),
        ("theme", "dark"),
        ("time-zone", "Europe/Berlin"),
        ("stalled-after", "5"),
        ("retention-days", "30"),
        ("density", "compact"),
        ("columns", "id message"),
        ("lang", "de-CH"),
        ("sync-url", "query"),
        ("shortcuts", "off"),
        ("overview", "off"),
        ("id", "jobs"),
    ]);
    assert_eq!(warnings, [""; 0]);
    let api = config.api.as_ref().unwrap();
    assert_eq!(api.account().kind, AccountKind::AgencyForBrand);
    assert_eq!(api.job("a1").unwrap().url(), "/impact/Agencies/IRx1/Advertisers/12/Jobs/a1");
    assert_eq!((&*config.query, config.sort.to_string().as_str()), ("status:failed", "-duration"));
    assert_eq!(
        (config.created_after, config.created_before),
        (Day::new(2026, 11, 1), Day::new(2026, 11, 7))
    );
    assert_eq!(config.refresh, Refresh::Every(Duration::from_secs(20)));
    assert!(config.read_only);
    assert_eq!(config.density, Density::Compact);
    assert_eq!(config.columns, Columns::parse("status type id message").ok());
    assert_eq!(config.time_zone.as_deref(), Some("Europe/Berlin"));
    assert_eq!((config.stalled_after, config.retention), (Duration::from_mins(5), DAY * 30));
    assert_eq!(config.language.as_deref(), Some("de-CH"));
    assert_eq!((config.sync_url, config.shortcuts), (SyncUrl::Query, false));
    assert_eq!(config.overview, Showing::Off);
    let address = config.address();
    assert_eq!((address.part, &*address.id), (SyncUrl::Query, "jobs"));
    assert_eq!(address.default.job.as_deref(), Some("a1"));
}

#[track_caller]
fn check_warning(name: &str, value: &str, expected: &str) {
    let (config, warnings) = read(&[(name, value)]);
    assert_eq!(warnings, [expected]);
    assert_eq!(config, Config::default(), "the default is used");
}

#[test]
fn wrong_values_are_reported_and_the_default_is_used() {
    check_warning(
        "account-kind",
        "publisher",
        "<impact-jobs> account-kind=\"publisher\" is not allowed. Allowed: partner, brand, agency. Used: partner.",
    );
    check_warning(
        "refresh",
        "0",
        "<impact-jobs> refresh=\"0\" is not allowed. Allowed: auto, off, a number of seconds from 1. Used: auto.",
    );
    check_warning(
        "created-after",
        "01.11.2026",
        "<impact-jobs> created-after=\"01.11.2026\" is not allowed. Allowed: a day such as 2026-11-01. \
         Used: the last 90 days.",
    );
    check_warning(
        "advertiser-id",
        "12",
        "<impact-jobs> advertiser-id=\"12\" is not allowed. Allowed: only with account-kind=\"agency\". \
         Used: no advertiser.",
    );
    for (name, value) in [
        ("sort", "newest"),
        ("stalled-after", "-5"),
        ("retention-days", "x"),
        ("theme", "blue"),
        ("density", "tight"),
        ("columns", "id size"),
        ("columns", "id id"),
        ("sync-url", "yes"),
        ("shortcuts", "no"),
        ("overview", "yes"),
    ] {
        assert_eq!(read(&[(name, value)]).1.len(), 1, "{name}");
    }
}
