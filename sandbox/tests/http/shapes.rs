//! Every shape that the sources disagree about.

use reqwest::Method;
use sandbox::{Options, wire::Shape};
use serde_json::{Value, json};

use crate::support::{AGENCY, BRAND, PARTNER, Sandbox, send};

async fn sandbox(shape: Shape, jobs: usize) -> Sandbox {
    Sandbox::with(Options { shape, jobs, ..Options::default() }).await
}

/// A queued job as the list of the account shows it.
async fn queued(shape: Shape, account: &str) -> Value {
    let sandbox = sandbox(shape, 0).await;
    let order = json!({ "account": account, "id": "q", "outcome": "never", "type": "UploadAds", "program": "" });
    sandbox.control("jobs", order).await;
    let list = sandbox.get(&format!("{account}/Jobs")).await;
    assert_eq!(list.json().is_array(), shape == Shape::Spec && account == AGENCY);
    list.jobs().remove(0)
}

#[tokio::test]
async fn unset_fields_and_numbers_follow_the_shape() {
    for (shape, account, unset, zero, no) in [
        (Shape::Spec, PARTNER, None, json!(0), json!(false)),
        (Shape::Spec, BRAND, Some(Value::Null), json!(0), json!(false)),
        (Shape::Spec, AGENCY, Some(json!("")), json!("0"), json!("false")),
        (Shape::Strings, BRAND, Some(json!("")), json!("0"), json!("false")),
        (Shape::Nulls, PARTNER, Some(Value::Null), json!(0), json!(false)),
        (Shape::Absent, AGENCY, None, json!(0), json!(false)),
    ] {
        let job = queued(shape, account).await;
        for field in [
            "ProgramId",
            "StartedDate",
            "AbandonedDate",
            "CompletedDate",
            "StatusMessage",
            "ResultUri",
        ] {
            assert_eq!(job.get(field), unset.as_ref(), "{shape:?} {account} {field}");
        }
        assert_eq!(
            (&job["RecordsProcessed"], &job["PercentageComplete"], &job["Replayable"]),
            (&zero, &zero, &no)
        );
        let created = job["CreatedDate"].as_str().unwrap();
        assert!(created.len() == 25 && created.ends_with("-05:00"), "{created}");
        assert_eq!((&job["Id"], &job["CreatedBy"]), (&json!("q"), &json!("IRxSANDBOX")));
    }
}

#[tokio::test]
async fn strings_come_in_pages() {
    let sandbox = sandbox(Shape::Strings, 2_500).await;
    let mut path = format!("{BRAND}/Jobs?CreatedAfter=2020-01-01T00:00:00%2B00:00");
    let mut ids = std::collections::HashSet::new();
    let mut sizes = Vec::new();
    while !path.is_empty() {
        let page = sandbox.get(&path).await;
        sizes.push(page.jobs().len());
        ids.extend(page.jobs().iter().map(|it| it["Id"].as_str().unwrap().to_owned()));
        let page = page.json();
        assert_eq!((&page["@numpages"], &page["@total"]), (&json!("3"), &json!("2500")));
        path = page["@nextpageuri"].as_str().unwrap().to_owned();
    }
    assert_eq!((sizes, ids.len()), (vec![1_000, 1_000, 500], 2_500));
    let page = sandbox.get(&format!("{BRAND}/Jobs?PageSize=10&Page=2")).await;
    assert_eq!(
        (page.jobs().len(), &page.json()["@start"], &page.json()["@end"]),
        (10, &json!("10"), &json!("19"))
    );
    assert_eq!(page.json()["@previouspageuri"], format!("{BRAND}/Jobs?PageSize=10&Page=1"));
    assert_eq!(sandbox.get(&format!("{BRAND}/Jobs?Page=99")).await.jobs().len(), 0);
}

#[tokio::test]
async fn xml_unless_json_is_asked_for() {
    let json_sandbox = sandbox(Shape::Spec, 0).await;
    let xml_sandbox = sandbox(Shape::Xml, 0).await;
    for (sandbox, path, accept, is_xml) in [
        (&json_sandbox, "Jobs", "*/*", true),
        (&json_sandbox, "Jobs", "application/json", false),
        (&json_sandbox, "Jobs", "text/html, application/json;q=0.9", false),
        (&json_sandbox, "Jobs.json", "*/*", false),
        (&json_sandbox, "Jobs/none.json", "*/*", false),
        (&json_sandbox, "Jobs/none", "*/*", true),
        (&xml_sandbox, "Jobs.json", "application/json", true),
    ] {
        let request =
            sandbox.request(Method::GET, &format!("{PARTNER}/{path}")).header("accept", accept);
        let answer = send(request.basic_auth("IRxSANDBOX", Some("sandbox"))).await.unwrap();
        assert_eq!(answer.text.starts_with('<'), is_xml, "{path} {accept}");
        assert_eq!(answer.header("content-type") == "application/xml", is_xml);
    }
}

#[tokio::test]
async fn xml_escapes_what_people_wrote() {
    let sandbox = sandbox(Shape::Xml, 0).await;
    sandbox.control("jobs", json!({ "id": "it", "message": "<b>&\"", "outcome": "never" })).await;
    let job = sandbox.get(&format!("{PARTNER}/Jobs/it")).await.text;
    assert!(job.contains("<StatusMessage>&lt;b&gt;&amp;&quot;</StatusMessage>"), "{job}");
    assert!(job.contains("<ResultUri/>"), "{job}");
    let error = sandbox.get(&format!("{PARTNER}/Jobs?CreatedAfter=x")).await.text;
    assert!(error.contains("<Errors><Error><Field>CreatedAfter</Field>"), "{error}");
}
