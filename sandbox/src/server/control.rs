//! The control of the sandbox itself: `/_sandbox/…`. Answers are JSON, mistakes are 400 with an `error` that says what
//! to do. An empty body stands for `{}`.

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::State as Shared,
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{answer, fault::Fault, state::App};
use crate::{
    wire::{Encoding, Format},
    world::{Account, Order, Outcome},
};

pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/_sandbox/jobs", post(order))
        .route("/_sandbox/fault", post(fault))
        .route("/_sandbox/advance", post(advance))
        .route("/_sandbox/replay", post(replay))
        .route("/_sandbox/reset", post(reset))
        .route("/_sandbox/requests", get(requests))
        .route("/_sandbox/now", get(now))
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct OrderBody {
    /// The start of the account's paths, the partner's when not given.
    account: Option<String>,
    r#type: Option<String>,
    program: Option<String>,
    status: Option<String>,
    message: Option<String>,
    id: Option<String>,
    records: Option<u32>,
    outcome: OutcomeName,
    runs_for: Option<u32>,
    age: u32,
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum OutcomeName {
    #[default]
    Complete,
    Error,
    Cancel,
    Never,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AdvanceBody {
    seconds: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplayBody {
    /// The start of the account's paths, the partner's when not given.
    account: Option<String>,
    jobs: usize,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ResetBody {
    jobs: Option<usize>,
    seed: Option<u64>,
}

async fn order(Shared(app): Shared<Arc<App>>, body: Bytes) -> Response {
    answered(read(&body).and_then(|order| place(&app, order)))
}

async fn fault(Shared(app): Shared<Arc<App>>, body: Bytes) -> Response {
    answered(read::<Fault>(&body).map(|fault| {
        app.state().faults.add(fault);
        json!({})
    }))
}

async fn advance(Shared(app): Shared<Arc<App>>, body: Bytes) -> Response {
    answered(read::<AdvanceBody>(&body).map(|AdvanceBody { seconds }| {
        let mut state = app.state();
        state.clock.advance(seconds);
        json!({ "now": state.clock.now_ms() })
    }))
}

/// Replays many jobs at once, for a list of which much has changed.
async fn replay(Shared(app): Shared<Arc<App>>, body: Bytes) -> Response {
    answered(read::<ReplayBody>(&body).and_then(|ReplayBody { account, jobs }| {
        let account = account_of(&app, account)?;
        Ok(json!({ "replayed": app.state().world(&account).replay_many(jobs) }))
    }))
}

async fn reset(Shared(app): Shared<Arc<App>>, body: Bytes) -> Response {
    answered(read::<ResetBody>(&body).map(|ResetBody { jobs, seed }| {
        app.state().reset(seed, jobs);
        json!({})
    }))
}

async fn requests(Shared(app): Shared<Arc<App>>) -> Response {
    answered(Ok(json!(app.state().requests)))
}

async fn now(Shared(app): Shared<Arc<App>>) -> Response {
    answered(Ok(json!({ "now": app.state().clock.now_ms() })))
}

fn place(app: &App, body: OrderBody) -> Result<Value, String> {
    let account = account_of(app, body.account)?;
    if let Some(id) = &body.id
        && (id.is_empty()
            || !id.bytes().all(|it| it.is_ascii_alphanumeric() || b"-._~".contains(&it)))
    {
        return Err(format!("'{id}' is no job id: use letters, digits and - . _ ~"));
    }
    let order = Order {
        type_name: body.r#type,
        program: body.program,
        status: body.status,
        message: body.message,
        id: body.id,
        records: body.records,
        outcome: match body.outcome {
            OutcomeName::Complete => Outcome::Complete,
            OutcomeName::Error => Outcome::Error,
            OutcomeName::Cancel => Outcome::Cancel,
            OutcomeName::Never => Outcome::Never,
        },
        runs_for: body.runs_for,
        age: body.age,
    };
    let encoding = Encoding::of(app.options.shape, account.kind, Format::Json);
    let mut state = app.state();
    let job = state
        .world(&account)
        .order(order)
        .map_err(|id| format!("There is a job '{id}' already"))?;
    serde_json::from_str(&encoding.job(&job)).map_err(|it| it.to_string())
}

/// The account whose paths start with `base`, the partner when not given.
fn account_of(app: &App, base: Option<String>) -> Result<Account, String> {
    let partner = format!("/Mediapartners/{}", app.options.sid);
    let base = base.unwrap_or_else(|| partner.clone());
    match Account::split(&base) {
        Some((account, "")) => Ok(account),
        _ => Err(format!("'{base}' is no account: write it like {partner}")),
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, String> {
    let body = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|it| it.to_string())
}

fn answered(result: Result<Value, String>) -> Response {
    let (status, body) = match result {
        Ok(body) => (StatusCode::OK, body),
        Err(error) => (StatusCode::BAD_REQUEST, json!({ "error": error })),
    };
    answer::content(status, "application/json", body.to_string())
}
