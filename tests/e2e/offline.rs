//! The connection goes and comes back.

use serde_json::json;

use crate::harness::run;
use crate::server::jobs;
use crate::wait::{BY_ITSELF, until};

#[test]
fn keeps_the_list_while_offline_and_goes_on_by_itself() {
    run(jobs(20), async |page| {
        page.speed_up(4);
        page.open().await;
        page.set_offline(true).await;
        page.part("live-text").has("data-live", "offline").await;
        page.part("live-text").says("Offline · showing data from").await;
        let error = page.event("impact-jobs-error").await;
        assert_eq!(
            (&error.detail["kind"], &error.detail["status"]),
            (&json!("offline"), &json!(null))
        );
        let banner = page.css("[part~=banner][role=status]");
        banner.says("You're offline. Showing jobs as they were at").await;
        banner.says("Updates start again when the connection is back.").await;
        page.matches(20).await;
        assert!(!page.rows().all().await.is_empty());

        page.set_offline(false).await;
        page.part("live-text").has("data-live", "live").await;
        page.part("banner").goes_away().await;
    });
}

#[test]
fn the_filters_work_offline() {
    run(jobs(20), async |page| {
        page.open().await;
        page.set_offline(true).await;
        page.part("live-text").has("data-live", "offline").await;
        let n = page.chip("completed").one().await.number("data-count").unwrap();
        page.chip("completed").press().await;
        page.matches(n).await;
        let id = page.ids().await[0].clone();
        page.open_job(&id).await;
    });
}

#[test]
fn a_page_opened_without_a_server_loads_when_it_is_there() {
    run(jobs(20), async |page| {
        page.speed_up(4);
        page.server.fault("reset", "list").await;
        page.visit("/").await;
        page.part("empty").says("Can't reach impact.com").await;
        page.server.mend("reset").await;
        until("20 jobs", BY_ITSELF, async || page.status_bar().count().await, |it| *it == 1).await;
        page.matches(20).await;
    });
}
