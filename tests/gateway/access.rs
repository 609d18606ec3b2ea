//! What is let through: the four operations of the configured accounts, as the widget asks for them.

use std::time::Duration;

use tokio::time::timeout;

use crate::gateway::{AGENCY, AGENCY_FOR_BRAND, BRAND, Gateway, PARTNER, Setup};
use crate::http::send_raw;

#[tokio::test]
async fn the_four_operations_of_each_kind_of_account_are_let_through() {
    let gateway = Gateway::start(Setup::default()).await;
    for (account, version) in [
        (PARTNER, Some("16")),
        (BRAND, Some("14")),
        (AGENCY, Some("3")),
        // Nobody documents whose version counts there.
        (AGENCY_FOR_BRAND, None),
    ] {
        let jobs = format!("/impact{account}/Jobs");
        let list = gateway.get(&jobs).await;
        let list = list.json();
        let list = list.as_array().or(list["Jobs"].as_array()).unwrap();
        assert_eq!(list.len(), 13, "{account}");
        let of = |status: &str| {
            let job = list.iter().find(|it| it["Status"] == status && it["Type"] != "UploadAds");
            job.unwrap()["Id"].as_str().unwrap()
        };
        let id = of("COMPLETED");
        let job = gateway.get(&format!("{jobs}/{id}")).await;
        assert_eq!((job.status, &job.json()["Id"]), (200, &id.into()));
        let result = gateway.get(&format!("{jobs}/{id}/Download?Mode=Stream")).await;
        assert_eq!((result.status, result.header("content-type")), (200, "text/csv"));
        let replay = gateway.replay(account, id).await;
        let expected = if account == AGENCY_FOR_BRAND { 403 } else { 200 };
        assert_eq!(replay.status, expected, "{account} {}", replay.text());
        for seen in gateway.upstream.seen() {
            let download = seen.line.contains("/Download");
            let accept = if download { "*/*" } else { "application/json" };
            assert_eq!(seen.header("accept"), Some(accept), "{}", seen.line);
            if seen.line.split(' ').nth(1).unwrap().starts_with(&format!("{account}/Jobs")) {
                assert_eq!(seen.header("ir-version"), version, "{}", seen.line);
            }
        }
    }
}

#[tokio::test]
async fn all_else_is_refused_and_never_forwarded() {
    let accounts = vec![(PARTNER, "--replay"), (AGENCY_FOR_BRAND, "")];
    let gateway = Gateway::start(Setup { accounts, ..Setup::default() }).await;
    for path in [
        "/impact",
        "/impact/",
        "/impact/Mediapartners/IRxSANDBOX",
        "/impact/Mediapartners/IRxSANDBOX/",
        "/impact/Mediapartners/IRxSANDBOX/Jobs/",
        "/impact/Mediapartners/IRxSANDBOX/Jobs.json",
        "/impact/Mediapartners/IRxSANDBOX/Jobs/a/Cancel",
        "/impact/Mediapartners/IRxSANDBOX/Jobs/a/Download/",
        "/impact/Mediapartners/IRxSANDBOX/Jobs/a%3Fb",
        "/impact/Mediapartners/IRxSANDBOX/Jobs/a%0Ab",
        "/impact/Mediapartners/IRxSANDBOX/Jobs%0A",
        "/impact/Mediapartners/IRxSANDBOX/Jobs/a%0A",
        "/impact/Mediapartners/IRxSANDBOX/Jobs/a/Download%0A",
        "/impact/Mediapartners/IRxSANDBOX/Actions",
        "/impact/Mediapartners/IRxSANDBOX/Jobs/../Actions",
        "/impact/Mediapartners/IRxSANDBOX/Jobs/%2e%2e/Actions",
        "/impact/Mediapartners/IRxSANDBOX/Jobs/%2e%2e%2fActions",
        "/impact/Mediapartners/IRxSANDBOX/ReportExport/1",
        // Neighbours of an account are other accounts, in any spelling.
        "/impact/Mediapartners/IRxOTHER/Jobs",
        "/impact/Mediapartners/IRxSANDBOX2/Jobs",
        "/impact/Mediapartners/irxsandbox/Jobs",
        "/impact/MediaPartners/IRxSANDBOX/Jobs",
        "/impact/mediapartners/IRxSANDBOX/Jobs",
        "/impact/Advertisers/IRxSANDBOX/Jobs",
        "/impact/Agencies/IRxSANDBOX/Jobs",
        "/impact/Agencies/IRxSANDBOX/Advertisers/12345/Jobs",
        "/impact/Mediapartners/IRxSANDBOX/Advertisers/1234/Jobs",
        // Nothing of the gateway's own is an address.
        "/impact/-/failed",
        "/impact/-/busy",
        "/impact/-/result",
        "/-/nothing-kept",
        "/impact-jobs/../etc/credentials",
        "/impact-jobs/%2e%2e/etc/credentials",
    ] {
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: portal.example\r\nConnection: close\r\n\r\n");
        let answer = send_raw(&gateway.host, &request).await;
        let status = answer.split(' ').nth(1).unwrap_or_default();
        assert!(matches!(status, "404" | "400" | "301"), "{path}: {answer}");
        assert!(status != "301" || path == "/impact", "{path}: {answer}");
    }
    let missing = gateway.get("/impact/Mediapartners/IRxOTHER/Jobs").await;
    assert_eq!(
        (missing.status, missing.message().as_str()),
        (404, "The gateway has no such account.")
    );
    assert_eq!(gateway.upstream.seen().len(), 0);
}

#[tokio::test]
async fn other_methods_are_refused_and_never_forwarded() {
    let gateway = Gateway::start(Setup::default()).await;
    for (path, allowed) in
        [("", "GET"), ("/a", "GET"), ("/a/Download", "GET"), ("/a/Replay", "PUT")]
    {
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
            if method == allowed {
                continue;
            }
            let answer = gateway.send(method, &format!("/impact{PARTNER}/Jobs{path}"), &[]).await;
            assert_eq!((answer.status, answer.header("allow")), (405, allowed), "{method} {path}");
        }
    }
    assert_eq!(gateway.upstream.seen().len(), 0);
}

#[tokio::test]
async fn a_body_where_none_belongs_holds_nobody_up() {
    let gateway = Gateway::start(Setup::default()).await;
    for path in ["", "/a", "/a/Download"] {
        for body in [
            "Content-Length: 2\r\n\r\n{}",
            "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        ] {
            let request = format!(
                "GET /impact{PARTNER}/Jobs{path} HTTP/1.1\r\nHost: portal.example\r\nConnection: close\r\n{body}"
            );
            let answer = timeout(Duration::from_secs(5), send_raw(&gateway.host, &request)).await;
            let answer = answer.unwrap_or_else(|_| panic!("no answer: {request}"));
            let expected = if path.is_empty() { "HTTP/1.1 200" } else { "HTTP/1.1 404" };
            assert!(answer.starts_with(expected), "{request} {answer}");
        }
        let other = gateway.get(&format!("/impact{PARTNER}/Jobs?Page=1")).await;
        assert_eq!(other.status, 200);
    }
    for seen in gateway.upstream.seen() {
        let body = (seen.header("content-length"), seen.header("transfer-encoding"));
        assert_eq!(body, (None, None), "{}", seen.line);
    }
}

/// Queries of a list that go on: those of the widget, and those that a link of the API to a further page can have.
const KNOWN_QUERIES: &[&str] = &[
    "",
    "?CreatedAfter=2026-08-25",
    "?CreatedAfter=2026-08-25&CreatedBefore=2026-11-09",
    "?CreatedAfter=2026-11-01T04:59:59Z&CreatedBefore=2026-11-08T05:00:00Z",
    "?CreatedAfter=2026-11-01T04%3A59%3A59Z&CreatedBefore=2026-11-08T05%3a00%3a00Z",
    "?CreatedAfter=2026-11-01T04:59:59.250Z",
    "?CreatedAfter=2026-11-01T04%3A59",
    "?CreatedAfter=2026-11-01T04%3A59%3A59-05%3A00",
    "?CreatedAfter=2026-11-01T04%3A59%3A59%2B01%3A00",
    "?CreatedAfter=2026-11-01T04:59:59+0100",
    "?Page=2&PageSize=100&CreatedAfter=2026-08-25",
    "?PageSize=1000&Page=3",
    "?Type=ApiReport&Page=2",
    "?Type=ApiReport,ClickExport",
    "?Type=ApiReport%2CClickExport&Status=RUNNING",
    "?Status=COMPLETED&PageSize=20000",
    "?AfterId=0f0e0d0c-0000-4000-8000-000000000001",
    "?PageSize=100&BeforeId=0f0e0d0c-0000-4000-8000-000000000001&Status=ERROR",
    "?AfterId=eyJpZCI6MX0=",
    "?AfterId=eyJpZCI6MX0%3D&Page=2",
    "?AfterId=a%2Fb%7Cc%3Ad",
];

/// And those that do not.
const OTHER_QUERIES: &[&str] = &[
    // What else the API takes in a query: other verbs and versions, in any company and any spelling.
    "?_method=PUT",
    "?Page=2&_method=PUT",
    "?_method=PUT&Page=2",
    "?%5Fmethod=PUT",
    "?CreatedAfter=2026-08-25&IrVersion=1",
    "?Ir-Version=1",
    "?Type=ApiReport;IrVersion=1",
    // Other names, and known ones in another spelling.
    "?createdafter=2026-08-25",
    "?page=2",
    "?Created%41fter=2026-08-25",
    "?AfterIds=1",
    "?XType=ApiReport",
    "?CreatedAfter",
    // Values that a second decoding would make something else of.
    "?CreatedAfter=2026-08-25%26Type=x",
    "?Type=ApiReport%26_method=PUT",
    "?AfterId=1%2526_method=PUT",
    "?AfterId=1%00",
    "?AfterId=1%0D%0AX:1",
    "?Status=%3Cscript%3E",
    "?Type=%27",
    "?Type=%",
    "?Type=%2",
    "?Type=%u0041",
    // Values of another kind.
    "?CreatedAfter=",
    "?Type=",
    "?CreatedAfter=yesterday",
    "?CreatedAfter=2026-08-25T",
    "?CreatedAfter=2026-08-25%3A00",
    "?CreatedAfter=2026-08-25T04%3B59%3B59Z",
    "?CreatedAfter=2026-08-25T04:59:59ZZ",
    "?Page=-1",
    "?Page=1%30",
    "?PageSize=10000000",
    // Something between the parameters.
    "?&Page=1",
    "?Page=1&",
    "?Page=1&&PageSize=2",
    "?Page=1;PageSize=2",
    "?Page=1?PageSize=2",
];

#[tokio::test]
async fn only_the_widgets_own_queries_and_those_of_the_apis_links_go_on() {
    let gateway = Gateway::start(Setup::default()).await;
    let jobs = format!("{PARTNER}/Jobs");
    for query in KNOWN_QUERIES {
        gateway.get(&format!("/impact{jobs}{query}")).await;
        let seen = gateway.upstream.seen();
        // As sent: encoded or not.
        assert_eq!(seen.last().unwrap().line, format!("GET {jobs}{query} HTTP/1.1"));
    }
    let n_seen = gateway.upstream.seen().len();
    let others = OTHER_QUERIES.iter().map(|it| (*it).to_owned());
    let too_long = format!("?AfterId={}", "a".repeat(201));
    let of_others = [
        "/a?_method=PUT",
        "/a?Page=1",
        "/a/Download?Mode=Redirect",
        "/a/Download?Mode=Stream&_method=PUT",
    ];
    for path in others.chain([too_long]).chain(of_others.map(str::to_owned)) {
        let answer = gateway.get(&format!("/impact{jobs}{path}")).await;
        assert!(answer.status == 400 && answer.message().starts_with("The gateway lets"), "{path}");
    }
    assert_eq!(gateway.upstream.seen().len(), n_seen);
}

#[tokio::test]
async fn a_replay_comes_from_a_page_of_the_same_site() {
    let gateway = Gateway::start(Setup::default()).await;
    let path = format!("/impact{PARTNER}/Jobs/a/Replay");
    let (own, host) = (gateway.origin(), gateway.host.clone());
    let foreign = "https://evil.example";
    for headers in [
        vec![],
        vec![("Sec-Fetch-Site", "same-origin")],
        vec![("Origin", foreign)],
        vec![("Origin", "null"), ("Sec-Fetch-Site", "same-origin")],
        vec![("Origin", foreign), ("Sec-Fetch-Site", "same-origin")],
        vec![("Origin", &own), ("Sec-Fetch-Site", "cross-site")],
        vec![("Origin", &own), ("Sec-Fetch-Site", "none")],
        vec![("Origin", &own), ("Sec-Fetch-Site", "same-site")],
        vec![("Origin", &format!("{own}.evil.example"))],
        vec![("Origin", &format!("http://evil.example/{host}"))],
    ] {
        let answer = gateway.send("PUT", &path, &headers).await;
        assert_eq!(answer.status, 403, "{headers:?}");
        assert_eq!(answer.message(), "A replay is only accepted from a page of this site.");
        assert_eq!(answer.header("set-cookie"), "");
    }
    assert_eq!(gateway.upstream.seen().len(), 0);
    // Over plain HTTP browsers send no Sec-Fetch-Site, but always Origin.
    for headers in
        [vec![("Origin", &*own)], vec![("Origin", &own), ("Sec-Fetch-Site", "same-origin")]]
    {
        gateway.send("PUT", &path, &headers).await;
    }
    assert_eq!(gateway.upstream.count("PUT"), 2);
}

#[tokio::test]
async fn without_a_host_the_name_of_the_server_counts() {
    let gateway = Gateway::start(Setup::default()).await;
    // As nginx sees a request of HTTP/3, which names its host in another way.
    for (origin, status) in [("portal.example", 404), ("evil.example", 403)] {
        let request = format!(
            "PUT /impact{PARTNER}/Jobs/a/Replay HTTP/1.0\r\nOrigin: https://{origin}\r\nContent-Length: 0\r\n\r\n"
        );
        let answer = send_raw(&gateway.host, &request).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{origin}: {answer}");
    }
}

#[tokio::test]
async fn a_replay_needs_to_be_switched_on_for_the_account() {
    let accounts = vec![(PARTNER, ""), (BRAND, "--replay")];
    let gateway = Gateway::start(Setup { accounts, ..Setup::default() }).await;
    let refused = gateway.replay(PARTNER, "a").await;
    assert_eq!(
        (refused.status, refused.message().as_str()),
        (403, "Replay is switched off for this account.")
    );
    assert_eq!(gateway.upstream.seen().len(), 0);
    assert_eq!(gateway.replay(BRAND, "no-such-job").await.status, 404);
    assert_eq!(gateway.upstream.count("PUT"), 1);
}
