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
