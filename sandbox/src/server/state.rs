//! All that the server remembers: the clock, the worlds, the faults to come and the requests that came.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    net::SocketAddr,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use axum::body::Bytes;
use serde::Serialize;

use super::{
    fault::Faults,
    limit::{Allowance, Meter},
};
use crate::{
    Options,
    wire::Format,
    world::{Account, Timestamp, World},
};

/// How many requests are remembered one by one.
const RECENT: usize = 100;

/// What all requests share.
#[derive(Debug)]
pub(crate) struct App {
    pub(crate) options: Options,
    pub(crate) addr: SocketAddr,
    state: Mutex<State>,
}

impl App {
    pub(crate) fn new(options: Options, addr: SocketAddr) -> Self {
        let state = Mutex::new(State::new(Clock::new(options.speed), options.seed, options.jobs));
        Self { options, addr, state }
    }

    /// The state, for this request alone.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A request that panicked left the state as whole as any other: there are no invariants between its fields.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) requests: Requests,
    seed: u64,
    n_jobs: usize,
    /// When the worlds begin, whenever they are first looked at.
    begin: Timestamp,
    worlds: HashMap<String, World>,
    lists: HashMap<String, List>,
    meters: HashMap<String, Meter>,
}

impl State {
    fn new(clock: Clock, seed: u64, n_jobs: usize) -> Self {
        let begin = clock.now();
        Self {
            clock,
            faults: Faults::default(),
            requests: Requests::default(),
            seed,
            n_jobs,
            begin,
            worlds: HashMap::new(),
            lists: HashMap::new(),
            meters: HashMap::new(),
        }
    }

    /// Begins anew at the present world time: new jobs, no faults, no requests, a full allowance.
    pub(crate) fn reset(&mut self, seed: Option<u64>, n_jobs: Option<usize>) {
        *self =
            Self::new(self.clock.clone(), seed.unwrap_or(self.seed), n_jobs.unwrap_or(self.n_jobs));
    }

    /// The world of an account as of now.
    pub(crate) fn world(&mut self, account: &Account) -> &mut World {
        let now = self.clock.now();
        let world = self
            .worlds
            .entry(account.base.clone())
            .or_insert_with(|| World::new(account.clone(), self.seed, self.n_jobs, self.begin));
        world.advance_to(now);
        world
    }

    /// The body of a list. The last one of each account is kept as long as its jobs are the same, so that a client
    /// that is measured does not wait for 100,000 jobs to be spelled.
    pub(crate) fn list(
        &mut self,
        account: &Account,
        request: ListRequest,
        spell: impl FnOnce(&World) -> String,
    ) -> Bytes {
        let world = self.world(account);
        let state = world.state();
        let kept = self.lists.get(&account.base);
        if let Some(list) = kept.filter(|it| it.state == state && it.request == request) {
            return list.body.clone();
        }
        let body = Bytes::from(spell(self.world(account)));
        let list = List { request, state, body: body.clone() };
        self.lists.insert(account.base.clone(), list);
        body
    }

    /// Counts a request against the limit of the account.
    pub(crate) fn count(&mut self, account: &Account, limit: u32) -> Allowance {
        let now = self.clock.now();
        self.meters.entry(account.base.clone()).or_insert_with(|| Meter::new(now)).count(limit, now)
    }
}

/// All of a request that the body of a list follows from.
#[derive(Debug, PartialEq)]
pub(crate) struct ListRequest {
    pub(crate) format: Format,
    pub(crate) query: Vec<(String, String)>,
}

#[derive(Debug)]
struct List {
    request: ListRequest,
    state: (Timestamp, u64),
    body: Bytes,
}

/// World time: begins with the time of the computer, passes at its own speed, and can be advanced.
#[derive(Clone, Debug)]
pub(crate) struct Clock {
    begin_ms: i64,
    advanced_ms: i64,
    began: Instant,
    speed: f64,
}

impl Clock {
    fn new(speed: f64) -> Self {
        let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let begin_ms = i64::try_from(since_epoch.as_millis()).unwrap_or(0);
        Self { begin_ms, advanced_ms: 0, began: Instant::now(), speed }
    }

    pub(crate) fn advance(&mut self, seconds: u32) {
        self.advanced_ms += i64::from(seconds) * 1_000;
    }

    /// Milliseconds since 1970.
    pub(crate) fn now_ms(&self) -> i64 {
        let passed = self.began.elapsed().mul_f64(self.speed).as_millis();
        self.begin_ms + self.advanced_ms + i64::try_from(passed).unwrap_or(0)
    }

    pub(crate) fn now(&self) -> Timestamp {
        Timestamp(self.now_ms().div_euclid(1_000))
    }
}

/// The requests to the API since the start or the last reset, whatever became of them.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Requests {
    total: u64,
    counts: BTreeMap<&'static str, u64>,
    recent: VecDeque<Request>,
}

#[derive(Debug, Serialize)]
struct Request {
    method: String,
    path: String,
    query: String,
}

impl Requests {
    /// Remembers a request; `operation` is the name it is counted under.
    pub(crate) fn add(&mut self, operation: &'static str, method: &str, path: &str, query: &str) {
        self.total += 1;
        *self.counts.entry(operation).or_default() += 1;
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        let request =
            Request { method: method.to_owned(), path: path.to_owned(), query: query.to_owned() };
        self.recent.push_back(request);
    }
}
