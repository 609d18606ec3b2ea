//! What a portal's nginx.conf says for all its servers must not change what the gateway does.

use serde_json::json;
use tempfile::TempDir;

use crate::gateway::{Gateway, PARTNER, Periods, Setup};
use crate::http::send_raw;
use crate::upstream::Script;

/// As they are written for the applications of a portal, in the http block as well as in the server block.
const RULES: &str = "
    proxy_buffering off;
    proxy_request_buffering off;
    proxy_cache portal;
    proxy_cache_key $uri;
    proxy_cache_valid any 1h;
    proxy_cache_min_uses 3;
    proxy_cache_use_stale error timeout updating http_500 http_502 http_404;
    proxy_cache_bypass $host;
    proxy_no_cache $host;
    proxy_set_header Host $host;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_pass_header Server;
    proxy_pass_header Set-Cookie;
    proxy_hide_header X-RateLimit-Remaining-hour;
    proxy_ssl_name portal.internal;
    proxy_next_upstream error timeout non_idempotent;
    expires 1h;
";

/// A gateway in a portal with these rules. The portal's own cache is in the folder.
async fn in_a_portal(folder: &TempDir, jobs: usize) -> Gateway {
    // What the http block asks of visitors is loosened by the server, but not for the server on loopback.
    let http = format!(
        "{RULES}
    proxy_cache_path {} keys_zone=portal:1m;
    limit_conn_zone $remote_addr zone=visitors:1m;
    limit_conn visitors 1;
    limit_req_zone $remote_addr zone=visits:1m rate=1r/m;
    limit_req zone=visits;
    deny all;
    auth_basic portal;
    auth_basic_user_file /dev/null;",
        folder.path().display()
    );
    let server = format!("{RULES}\nlimit_conn visitors 1000;\nallow all;\nauth_basic off;\n");
    let hooks = vec![("server.d/rules.conf", server)];
    Gateway::start(Setup { jobs, hooks, http, ..Setup::default() }).await
}

fn list(page: u8) -> String {
    format!("/impact{PARTNER}/Jobs?Page={page}")
}

#[tokio::test]
async fn lists_are_shared_and_kept_all_the_same() {
    let folder = TempDir::with_prefix("impact-jobs-portal-").unwrap();
    let gateway = in_a_portal(&folder, 13).await;
    gateway.upstream.slow("list", 0.3).await;
    let periods = Periods::begin(gateway.period);
    for viewer in gateway.get_at_once(&list(1), 40).await {
        assert_eq!((viewer.status, viewer.json()["Jobs"].as_array().unwrap().len()), (200, 13));
        assert_eq!(viewer.header("cache-control"), "no-store");
        assert_eq!((viewer.header("expires"), viewer.header("server")), ("", "nginx"));
        assert_eq!(viewer.header("x-ratelimit-remaining-hour"), "999");
    }
    assert!(gateway.upstream.count("GET") <= periods.count());
    for page in 2..6 {
        assert_eq!(gateway.get(&list(page)).await.status, 200, "another list, {page}");
    }
    gateway.upstream.fault("slow", "list", 0).await;
    gateway.upstream.fault("404", "list", 1).await;
    assert_eq!(gateway.get(&list(6)).await.status, 404);
    gateway.upstream.dies();
    let replayed = [("Cookie", "impact_jobs_replayed=1")];
    let failed = gateway.send("GET", &list(6), &replayed).await;
    assert_eq!(failed.status, 502, "what is no list is not kept");
    // A query of which nothing is known fails, and the failure is not kept.
    for _ in 0..2 {
        assert_eq!(gateway.get(&list(9)).await.status, 502);
    }
}

#[tokio::test]
async fn jobs_are_not_cached_and_headers_do_not_come_through() {
    let folder = TempDir::with_prefix("impact-jobs-portal-").unwrap();
    let gateway = in_a_portal(&folder, 0).await;
    let order = json!({ "id": "a1000001", "type": "ApiReport", "status": "COMPLETED" });
    gateway.upstream.order(order).await;
    let job = format!("/impact{PARTNER}/Jobs/a1000001");
    for _ in 0..4 {
        assert_eq!(gateway.get(&job).await.json()["Status"], "COMPLETED");
    }
    assert_eq!(gateway.upstream.count("GET"), 4);
    assert_eq!(gateway.replay(PARTNER, "a1000001").await.status, 200);
    assert_eq!(gateway.get(&job).await.json()["Status"], "QUEUED");

    gateway.upstream.script(Script::Close);
    assert_eq!(gateway.replay(PARTNER, "a1000001").await.status, 502);
    assert_eq!(gateway.upstream.count("PUT"), 2, "a replay is never sent twice");

    let answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nServer: kong\r\nSet-Cookie: a=b\r\n\r\n{}";
    for path in [list(1), format!("{job}/Download"), job] {
        gateway.upstream.script(Script::Answer(answer.to_owned()));
        let answer = gateway.get(&path).await;
        assert_eq!((answer.status, answer.header("set-cookie")), (200, ""), "{path}");
        assert_eq!((answer.header("server"), answer.header("expires")), ("nginx", ""), "{path}");
    }
}

#[tokio::test]
async fn a_body_does_not_go_on() {
    let folder = TempDir::with_prefix("impact-jobs-portal-").unwrap();
    let gateway = in_a_portal(&folder, 13).await;
    for path in [list(1), format!("/impact{PARTNER}/Jobs/a")] {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: portal.example\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n"
        );
        send_raw(&gateway.host, &request).await;
        let seen = gateway.upstream.seen().pop().unwrap();
        assert_eq!(seen.header("transfer-encoding"), None, "{}", seen.line);
        assert_eq!(
            seen.header("host"),
            Some(&*format!("api.impact.com:{}", gateway.upstream.port))
        );
    }
}
