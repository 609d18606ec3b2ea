//! A client for the tests.

use reqwest::{Client, Method, StatusCode, header::HeaderMap, redirect::Policy};
use sandbox::{Options, Running};
use serde_json::Value;

pub(crate) const PARTNER: &str = "/Mediapartners/IRxSANDBOX";
pub(crate) const BRAND: &str = "/Advertisers/IRxSANDBOX";
pub(crate) const AGENCY: &str = "/Agencies/IRxSANDBOX";
pub(crate) const PASSTHROUGH: &str = "/Agencies/IRxSANDBOX/Advertisers/42";

/// A sandbox and a client that has its credentials and asks for JSON.
pub(crate) struct Sandbox {
    pub(crate) running: Running,
    client: Client,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Sandbox {
    pub(crate) async fn new() -> Self {
        Self::with(Options::default()).await
    }

    /// Options other than the address and the speed are taken as they are.
    pub(crate) async fn with(options: Options) -> Self {
        let running = sandbox::start(Options { speed: 0.0, ..options }).await.unwrap();
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self { running, client }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let path = if path.starts_with("http:") {
            path.to_owned()
        } else {
            format!("http://{}{path}", self.running.addr())
        };
        self.client.request(method, path)
    }

    pub(crate) async fn call(&self, method: Method, path: &str) -> Answer {
        let request = self.request(method, path).header("accept", "application/json");
        send(request.basic_auth("IRxSANDBOX", Some("sandbox"))).await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.call(Method::GET, path).await
    }

    pub(crate) async fn put(&self, path: &str) -> Answer {
        self.call(Method::PUT, path).await
    }

    pub(crate) async fn control(&self, path: &str, body: Value) -> Value {
        let answer =
            send(self.request(Method::POST, &format!("/_sandbox/{path}")).body(body.to_string()))
                .await
                .unwrap();
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.json()
    }
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no {name} in {self:?}")).to_str().unwrap()
    }

    /// The jobs of a list, in whatever form it came.
    #[track_caller]
    pub(crate) fn jobs(&self) -> Vec<Value> {
        let json = self.json();
        json.as_array().or(json["Jobs"].as_array()).unwrap().clone()
    }
}

pub(crate) async fn send(request: reqwest::RequestBuilder) -> Result<Answer, reqwest::Error> {
    let response = request.send().await?;
    let (status, headers) = (response.status(), response.headers().clone());
    Ok(Answer { status, headers, text: response.text().await? })
}
