//! The Jobs API: from a request to an answer.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State as Shared},
    http::{HeaderMap, StatusCode, header, response::Parts},
    response::Response,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use futures_util::{StreamExt, stream};

use super::{
    answer,
    call::{Call, NOT_FOUND, pairs},
    download,
    fault::{self, Fault},
    pages,
    route::{Operation, Route},
    state::{App, ListRequest},
};
use crate::{
    wire::{Encoding, Format, Paging, Shape},
    world::{CreatedRange, FieldError, ReplayRefusal, World},
};

/// Page size of list resources when none is given, as the documentation on pagination says.
const PAGE_SIZE: usize = 1_000;

const TYPE_NOT_REPLAYABLE: &str = "Jobs of this type cannot be replayed";

/// Answers everything that is not the control.
pub(crate) async fn serve(Shared(app): Shared<Arc<App>>, request: Request) -> Response {
    let (method, uri) = (request.method().as_str(), request.uri());
    let (path, query) = (uri.path(), uri.query().unwrap_or_default());
    if path.starts_with(download::STORAGE) {
        app.state().requests.add("storage", method, path, query);
        return download::from_storage(&app, uri);
    }
    let Some(route) = Route::read(path) else {
        if let Some(dir) = app.options.serve.as_deref().filter(|_| !is_api(path)) {
            return pages::serve(dir, request).await;
        }
        let mut state = app.state();
        state.requests.add("other", method, path, query);
        return answer::no_route(state.clock.now_ms().cast_unsigned());
    };
    let fault = {
        let mut state = app.state();
        state.requests.add(route.operation.name(), method, path, query);
        state.faults.take(route.operation)
    };
    if let Some(Fault { kind: fault::Kind::Slow, seconds, .. }) = fault {
        tokio::time::sleep(Duration::try_from_secs_f64(seconds).unwrap_or_default()).await;
    }
    let format = format_of(&route, app.options.shape, request.headers(), fault.as_ref());
    let call = Call { app: &app, route: &route, format, query: pairs(uri) };
    let allowed_in = app.options.open || is_authorized(request.headers(), &app);
    let response = call.answer(method, allowed_in, fault.as_ref());
    match fault {
        Some(Fault { kind: fault::Kind::Truncated, .. }) => cut_in_half(response).await,
        Some(Fault { kind: fault::Kind::Stall, .. }) => stall(response).await,
        Some(Fault { kind: fault::Kind::Drip, seconds, .. }) => drip(response, seconds).await,
        _ => response,
    }
}

impl Call<'_> {
    fn answer(&self, method: &str, allowed_in: bool, fault: Option<&Fault>) -> Response {
        let kind = fault.map(|it| it.kind);
        if kind == Some(fault::Kind::Reset) {
            return answer::close_connection();
        }
        if !allowed_in || kind == Some(fault::Kind::Unauthorized) {
            return answer::unauthorized();
        }
        let allowance = self.app.state().count(&self.route.account, self.app.options.rate_limit);
        let refused = allowance.spent || kind == Some(fault::Kind::RateLimited);
        let mut response = if refused {
            answer::rate_limited()
        } else {
            self.faulty(kind).unwrap_or_else(|| self.operate(method, kind))
        };
        let retry_after = fault.and_then(|it| it.retry_after);
        allowance.write(self.route.account.kind, refused, retry_after, response.headers_mut());
        response
    }

    /// The answer of a fault that leaves the jobs alone.
    fn faulty(&self, kind: Option<fault::Kind>) -> Option<Response> {
        let error = |status, message| answer::error(status, self.format, message, &[]);
        Some(match kind? {
            fault::Kind::Forbidden => {
                error(StatusCode::FORBIDDEN, "Your token may not use this endpoint")
            }
            fault::Kind::NotFound => error(StatusCode::NOT_FOUND, NOT_FOUND),
            fault::Kind::ServerError => {
                error(StatusCode::INTERNAL_SERVER_ERROR, "An unexpected error occurred")
            }
            fault::Kind::Envelope => error(StatusCode::OK, "Not permitted to run this request"),
            fault::Kind::ForbiddenType => error(StatusCode::FORBIDDEN, TYPE_NOT_REPLAYABLE),
            fault::Kind::BadGateway => answer::bad_gateway(),
            fault::Kind::Login => answer::login_page(),
            fault::Kind::LoginRedirect => answer::login_redirect(),
            _ => return None,
        })
    }

    fn operate(&self, method: &str, fault: Option<fault::Kind>) -> Response {
        let account = &self.route.account;
        if method != self.route.operation.method() {
            return self.error(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed");
        }
        if account.sid != self.app.options.sid {
            // Undocumented: credentials of one account, path of another.
            return self.error(StatusCode::NOT_FOUND, NOT_FOUND);
        }
        if account
            .advertiser
            .as_ref()
            .is_some_and(|it| !it.bytes().all(|byte| byte.is_ascii_digit()))
        {
            return self.validation_error(&[FieldError {
                field: "AccountId",
                message: "Not a numeric value",
            }]);
        }
        match self.route.operation {
            Operation::List => self.list(fault == Some(fault::Kind::Empty)),
            Operation::Get => self.get(),
            Operation::Download => download::answer(self),
            Operation::Replay => self.replay(fault),
        }
    }

    fn list(&self, empty: bool) -> Response {
        let account = &self.route.account;
        let (after, before) = (self.parameter("CreatedAfter"), self.parameter("CreatedBefore"));
        let range = match CreatedRange::read(account.kind, after, before) {
            Ok(range) => range,
            Err(errors) => return self.validation_error(&errors),
        };
        let spell = |world: &World, n_jobs: usize| {
            let jobs = || world.jobs(range).take(n_jobs);
            if self.app.options.shape != Shape::Strings {
                return self.encoding().list(jobs(), None);
            }
            let paging = self.paging(jobs().count());
            self.encoding().list(jobs().skip(paging.start()).take(paging.page_size), Some(&paging))
        };
        let mut state = self.app.state();
        let body = if empty {
            spell(state.world(account), 0).into()
        } else {
            let request = ListRequest { format: self.format, query: self.query.clone() };
            state.list(account, request, |world| spell(world, usize::MAX))
        };
        answer::formatted(StatusCode::OK, self.format, body)
    }

    fn get(&self) -> Response {
        let mut state = self.app.state();
        match state.world(&self.route.account).job(&self.route.job_id) {
            Some(job) => answer::formatted(StatusCode::OK, self.format, self.encoding().job(&job)),
            None => self.error(StatusCode::NOT_FOUND, NOT_FOUND),
        }
    }

    fn replay(&self, fault: Option<fault::Kind>) -> Response {
        let mut state = self.app.state();
        match state.world(&self.route.account).replay(&self.route.job_id) {
            Ok(_) if fault == Some(fault::Kind::LostReplay) => answer::close_connection(),
            Ok(job) if fault == Some(fault::Kind::QueuedUri) => {
                answer::formatted(StatusCode::OK, self.format, self.format.queued(&job))
            }
            Ok(job) => answer::formatted(StatusCode::OK, self.format, self.encoding().job(&job)),
            Err(ReplayRefusal::NoSuchJob) => self.error(StatusCode::NOT_FOUND, NOT_FOUND),
            Err(ReplayRefusal::Type) => self.error(StatusCode::FORBIDDEN, TYPE_NOT_REPLAYABLE),
            Err(ReplayRefusal::Status) => {
                self.error(StatusCode::FORBIDDEN, "A job in this state cannot be replayed")
            }
        }
    }

    pub(crate) fn encoding(&self) -> Encoding {
        Encoding::of(self.app.options.shape, self.route.account.kind, self.format)
    }

    fn validation_error(&self, errors: &[FieldError]) -> Response {
        answer::error(StatusCode::BAD_REQUEST, self.format, "Validation Failed", errors)
    }

    /// The page asked for. What is no number counts as not given: how the API takes it is undocumented.
    fn paging(&self, total: usize) -> Paging {
        let number =
            |name| self.parameter(name).and_then(|it| it.parse().ok()).filter(|it| *it > 0);
        let dates: Vec<_> = ["CreatedAfter", "CreatedBefore"]
            .into_iter()
            .filter_map(|name| {
                Some(format!("{name}={}", self.parameter(name)?.replace('+', "%2B")))
            })
            .collect();
        let separator = if dates.is_empty() { "" } else { "?" };
        let uri = format!("{}/Jobs{separator}{}", self.route.account.base, dates.join("&"));
        Paging {
            uri,
            page: number("Page").unwrap_or(1),
            page_size: number("PageSize").unwrap_or(PAGE_SIZE),
            total,
        }
    }
}

/// Whether a path lies where only the API has resources, so that no page is looked for.
fn is_api(path: &str) -> bool {
    ["/impact/", "/Mediapartners/", "/MediaPartners/", "/Advertisers/", "/Agencies/"]
        .iter()
        .any(|it| path.starts_with(it))
}

/// XML unless the client asks for JSON, by its `Accept` header or by the suffix.
fn format_of(route: &Route, shape: Shape, headers: &HeaderMap, fault: Option<&Fault>) -> Format {
    let accept = headers.get(header::ACCEPT).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let json = route.json_suffix || accept.contains("application/json");
    if !json || shape == Shape::Xml || fault.is_some_and(|it| it.kind == fault::Kind::Xml) {
        Format::Xml
    } else {
        Format::Json
    }
}

/// HTTP Basic with the account SID and the token.
fn is_authorized(headers: &HeaderMap, app: &App) -> bool {
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|it| it.to_str().ok())
        .and_then(|it| it.strip_prefix("Basic "))
        .and_then(|it| BASE64_STANDARD.decode(it).ok());
    given.is_some_and(|it| it == format!("{}:{}", app.options.sid, app.options.token).as_bytes())
}

async fn cut_in_half(response: Response) -> Response {
    let (mut parts, bytes) = whole(response).await;
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, bytes.slice(..bytes.len() / 2).into())
}

async fn stall(response: Response) -> Response {
    let (parts, bytes) = whole(response).await;
    let start = bytes.slice(..bytes.len() / 2);
    let body = stream::iter([Ok::<_, Infallible>(start)]).chain(stream::pending());
    Response::from_parts(parts, Body::from_stream(body))
}

async fn drip(response: Response, seconds: f64) -> Response {
    const N_DROPS: u32 = 20;
    let (parts, bytes) = whole(response).await;
    let pause = Duration::try_from_secs_f64(seconds).unwrap_or_default() / N_DROPS;
    let size = bytes.len().div_ceil(N_DROPS as usize).max(1);
    let starts: Vec<_> = (0..bytes.len()).step_by(size).collect();
    let drops = stream::iter(starts).then(move |start| {
        let drop = bytes.slice(start..bytes.len().min(start + size));
        async move {
            tokio::time::sleep(pause).await;
            Ok::<_, Infallible>(drop)
        }
    });
    Response::from_parts(parts, Body::from_stream(drops))
}

/// The answer with all of its body, and its length said.
async fn whole(response: Response) -> (Parts, Bytes) {
    let (mut parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    parts.headers.insert(header::CONTENT_LENGTH, bytes.len().into());
    (parts, bytes)
}
