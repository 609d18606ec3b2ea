//! The widget behind the gateway, in a browser: its files, its policy, its requests.

use serde_json::json;

use crate::breaking::Breaking;
use crate::browser::variable;
use crate::gateway::{Gateway, PARTNER, Periods, Setup, check, run, until};
use crate::page::Page;

const VERSION: &str = "0.1.0";

/// A gateway that serves the built bundle.
async fn with_bundle(setup: Setup) -> Gateway {
    let gateway = Gateway::start(setup).await;
    let dist = variable("IMPACT_JOBS_DIST");
    check(&run("publish.sh", &gateway.settings(), &[dist.to_str().unwrap(), VERSION], ""));
    gateway
}

#[tokio::test]
async fn lists_opens_downloads_replays_and_says_when_its_list_is_old() {
    let gateway = with_bundle(Setup { period: 1, jobs: 30, ..Setup::default() }).await;
    let job = json!({ "id": "a1000001", "type": "ApiReport", "status": "COMPLETED", "records": 250, "age": 60 });
    gateway.upstream.order(job).await;
    let page = Page::open(&format!("{}/impact-jobs/{VERSION}/index.html", gateway.origin())).await;
    page.shows("root(0)?.querySelector('[data-total]')?.dataset.total === '31'").await;
    page.value::<()>("root(0).host.openJob('a1000001')").await;
    page.shows("root(0).querySelector('[part~=detail]')?.dataset.jobId === 'a1000001'").await;

    page.value::<()>(
        "button('Download result', root(0).querySelector('[part~=detail-actions]')).click()",
    )
    .await;
    let name = "ApiReport-a1000001.csv";
    let saved = async || page.downloads();
    let files =
        until("the result is saved", saved, |it| it.first().is_some_and(|it| it.ends_with(name)))
            .await;
    let result = gateway.get(&format!("/impact{PARTNER}/Jobs/a1000001/Download?Mode=Stream")).await;
    let right = async || std::fs::read(&files[0]).unwrap();
    until("the result is whole", right, |it| *it == result.body).await;

    page.value::<()>(
        "button('Replay job', root(0).querySelector('[part~=detail-actions]')).click()",
    )
    .await;
    page.shows("root(0).querySelector('[part~=dialog]') !== null").await;
    page.value::<()>("button('Replay job', root(0).querySelector('[part~=dialog]')).click()").await;
    let queued =
        "root(0).querySelector('[part~=row][data-job-id=a1000001]')?.dataset.status === 'queued'";
    page.shows(queued).await;
    // What it reads next is not from before the replay.
    page.shows("root(0).querySelector('[part~=live-text]')?.dataset.live === 'live'").await;
    assert!(page.value::<bool>(queued).await);
    assert_eq!(gateway.upstream.count("PUT"), 1);
    assert_eq!(page.complaints().await, [""; 0], "the policy is enough");

    gateway.upstream.dies();
    let stale =
        "root(0).querySelector('[part~=banner]')?.textContent.includes('Showing jobs from ')";
    let refreshed = async || {
        page.value::<()>("void root(0).host.refresh()").await;
        page.value::<Option<bool>>(stale).await == Some(true)
    };
    until("the banner says from when the list is", refreshed, |it| *it).await;
    page.visit(&format!("{}/impact-jobs/{VERSION}/index.html?again", gateway.origin())).await;
    page.shows("root(0)?.querySelector('[data-total]')?.dataset.total === '31'").await;
    page.shows(stale).await;
    page.shows("root(0).querySelector('[part~=live-text]')?.dataset.live === 'retrying'").await;
}

#[tokio::test]
async fn a_replay_whose_connection_breaks_starts_once_and_is_told() {
    let gateway = with_bundle(Setup { jobs: 30, ..Setup::default() }).await;
    let job = json!({ "id": "a1000001", "type": "ApiReport", "status": "COMPLETED", "age": 60 });
    gateway.upstream.order(job).await;
    let breaking = Breaking::start(&gateway.host, 1).await;
    let page =
        Page::open(&format!("http://{}/impact-jobs/{VERSION}/index.html", breaking.host)).await;
    page.shows("root(0)?.querySelector('[data-total]')?.dataset.total === '31'").await;
    page.value::<()>("root(0).host.openJob('a1000001')").await;
    page.shows("root(0).querySelector('[part~=detail]')?.dataset.jobId === 'a1000001'").await;
    page.value::<()>(
        "button('Replay job', root(0).querySelector('[part~=detail-actions]')).click()",
    )
    .await;
    page.shows("root(0).querySelector('[part~=dialog]') !== null").await;
    page.value::<()>("button('Replay job', root(0).querySelector('[part~=dialog]')).click()").await;
    // It is looked up: the first may be on its way still, and then nobody can say yet.
    page.shows(
        "/Replay started\\.|It is not known whether the replay started\\./.test(root(0).querySelector('[part~=toasts]')?.textContent)",
    )
    .await;
    page.value::<()>("void root(0).host.refresh()").await;
    page.shows(
        "root(0).querySelector('[part~=row][data-job-id=a1000001]')?.dataset.status === 'queued'",
    )
    .await;
    assert_eq!(breaking.n_replays(), 2, "the browser sent it again");
    assert_eq!(gateway.upstream.count("PUT"), 1);
}

#[tokio::test]
async fn a_portal_page_shows_two_accounts() {
    let gateway = with_bundle(Setup { jobs: 30, ..Setup::default() }).await;
    let periods = Periods::begin(gateway.period);
    let page = Page::open(&format!("{}/impact-jobs/{VERSION}/portal.html", gateway.origin())).await;
    page.shows("root(0)?.querySelector('[data-total]')?.dataset.total === '30'").await;
    page.shows("document.querySelector('#brand-tab .count').textContent === '30'").await;
    page.value::<()>("document.querySelector('#brand-tab').click()").await;
    page.shows("root(1).querySelector('[data-total]').checkVisibility()").await;
    page.value::<()>("document.querySelector('#theme [value=dark]').click()").await;
    page.shows("getComputedStyle(root(1).host).colorScheme === 'dark'").await;
    assert_eq!(page.complaints().await, [""; 0]);
    assert!(gateway.upstream.count(&format!("GET {PARTNER}")) <= periods.count());
}
