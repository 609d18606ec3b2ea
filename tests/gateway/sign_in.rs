//! The portal's own sign-in, hooked in as the README says.

use crate::gateway::{BRAND, Gateway, PARTNER, Setup};

/// A portal that knows one session, and whose person may see one account.
fn portal() -> Vec<(&'static str, String)> {
    let session = "location = /session {
    internal;
    default_type text/plain;
    if ($cookie_session = \"\") { return 401; }
    if ($impact_account = \"/Advertisers/IRxSANDBOX\") { return 403; }
    return 204;
}
";
    vec![
        ("server.d/sign-in.conf", session.to_owned()),
        ("api.d/sign-in.conf", "auth_request /session;\n".to_owned()),
    ]
}

#[tokio::test]
async fn only_who_is_signed_in_is_let_through_and_only_to_their_account() {
    let gateway = Gateway::start(Setup { hooks: portal(), ..Setup::default() }).await;
    let session = [("Cookie", "session=1")];
    for path in ["", "/a", "/a/Download"] {
        let (own, other) =
            (format!("/impact{PARTNER}/Jobs{path}"), format!("/impact{BRAND}/Jobs{path}"));
        assert_eq!(gateway.get(&own).await.status, 401, "{path}");
        assert_eq!(gateway.send("GET", &other, &session).await.status, 403, "{path}");
    }
    assert_eq!(gateway.replay(PARTNER, "a").await.status, 401);
    assert_eq!(gateway.upstream.seen().len(), 0);
    let list = format!("/impact{PARTNER}/Jobs");
    assert_eq!(gateway.send("GET", &list, &session).await.status, 200);
    // What the cache has is no less guarded.
    assert_eq!(gateway.get(&list).await.status, 401);
    assert_eq!(gateway.upstream.seen().len(), 1);
    assert_eq!(gateway.upstream.seen()[0].header("cookie"), None);
}

#[tokio::test]
async fn a_sign_in_that_fails_lets_nobody_through() {
    for answer in ["500", "302 /login"] {
        let session = format!("location = /session {{ internal; return {answer}; }}\n");
        let hooks = vec![
            ("server.d/sign-in.conf", session),
            ("api.d/sign-in.conf", "auth_request /session;\n".to_owned()),
        ];
        let gateway = Gateway::start(Setup { hooks, ..Setup::default() }).await;
        let failed = gateway.get(&format!("/impact{PARTNER}/Jobs")).await;
        assert_eq!((failed.status, failed.header("location")), (502, ""), "{answer}");
        failed.message();
        assert_eq!(gateway.upstream.seen().len(), 0);
    }
}

#[tokio::test]
async fn who_refuses_is_said() {
    // Asked over HTTP, as the README has it, so that an answer of the portal's looks like one of impact.com's.
    let session = "location = /session {
    internal;
    proxy_pass http://127.0.0.1:$server_port/portal;
}
location = /portal {
    if ($cookie_session = \"\") { return 401; }
    if ($cookie_session = \"other\") { return 403; }
    return 204;
}
";
    let hooks = vec![
        ("server.d/sign-in.conf", session.to_owned()),
        ("api.d/sign-in.conf", "auth_request /session;\n".to_owned()),
    ];
    let gateway = Gateway::start(Setup { hooks, ..Setup::default() }).await;
    let session = [("Cookie", "session=1")];
    let refused = async |path: &str, headers: &[(&str, &str)]| {
        let answer = gateway.send("GET", &format!("/impact{PARTNER}/Jobs{path}"), headers).await;
        (answer.status, answer.header("impact-jobs-refused-by").to_owned())
    };
    for path in ["", "/a", "/a/Download"] {
        let (portal, impact) = ("portal".to_owned(), "impact.com".to_owned());
        assert_eq!(refused(path, &[]).await, (401, portal.clone()), "{path}");
        assert_eq!(refused(path, &[("Cookie", "session=other")]).await, (403, portal), "{path}");
        let on = ["list", "get", "download"][path.split('/').count() - 1];
        for status in [401, 403] {
            // Another list for each, which is in no cache yet.
            let path = if path.is_empty() { format!("?Page={status}") } else { path.to_owned() };
            gateway.upstream.fault(&status.to_string(), on, 1).await;
            assert_eq!(refused(&path, &session).await, (status, impact.clone()), "{path}");
            if on == "list" {
                // The next viewer has it from the cache.
                assert_eq!(refused(&path, &session).await, (status, impact.clone()), "{path}");
                assert_eq!(gateway.upstream.count(&format!("GET {PARTNER}/Jobs{path} ")), 1);
            }
        }
        let (status, by) = refused(path, &session).await;
        assert!(status != 401 && by.is_empty(), "{path}: {status} {by}");
    }
    // A replay that the gateway itself refuses.
    let replay = format!("/impact{PARTNER}/Jobs/a/Replay");
    let foreign = gateway.send("PUT", &replay, &[("Cookie", "session=1")]).await;
    assert_eq!((foreign.status, foreign.header("impact-jobs-refused-by")), (403, "portal"));
}
