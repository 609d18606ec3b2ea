//! Five hundred people who look at once.

use std::io::Write;
use std::net::Ipv4Addr;
use std::time::Duration;

use reqwest::Client;
use tokio::time::{Instant, sleep_until};

use crate::gateway::{BRAND, Gateway, PARTNER, Periods, Setup};
use crate::http;

const N_VIEWERS: u32 = 500;
const LASTS: Duration = Duration::from_secs(20);
/// Between two requests of a viewer: more often than a widget asks.
const PAUSE: Duration = Duration::from_secs(2);

/// What a viewer saw.
#[derive(Debug, Default)]
struct Seen {
    waits: Vec<Duration>,
    n_bytes: usize,
    failures: Vec<String>,
}

/// Asks for the list until the time is over, from an address of its own.
async fn watch(number: u32, url: String, begin: Instant) -> Seen {
    let [_, _, high, low] = (number + 1).to_be_bytes();
    let address = Ipv4Addr::new(127, 1, high, low);
    let client = Client::builder().local_address(std::net::IpAddr::from(address)).build().unwrap();
    let mut seen = Seen::default();
    // Spread over the pause, as people are.
    let mut next = begin + PAUSE * number / N_VIEWERS;
    while next < begin + LASTS {
        sleep_until(next).await;
        let asked = Instant::now();
        let answer = http::send(&client, "GET", &url, &[("Accept-Encoding", "gzip")]).await;
        seen.waits.push(asked.elapsed());
        seen.n_bytes += answer.body.len();
        if answer.status != 200
            || answer.body.is_empty()
            || !answer.header("impact-jobs-as-of").is_empty()
        {
            seen.failures.push(format!("{} {:?}", answer.status, answer.headers));
        }
        next += PAUSE;
    }
    seen
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_hundred_viewers_cost_one_request_a_period() {
    let gateway = Gateway::start(Setup { period: 2, jobs: 1_284, ..Setup::default() }).await;
    let periods = Periods::begin(gateway.period);
    let begin = Instant::now();
    let viewer = |number: u32| {
        let account = if number.is_multiple_of(2) { PARTNER } else { BRAND };
        let url = format!("{}/impact{account}/Jobs", gateway.origin());
        tokio::spawn(watch(number, url, begin))
    };
    let viewers: Vec<_> = (0..N_VIEWERS).map(viewer).collect();
    let mut all = Seen::default();
    for viewer in viewers {
        let seen = viewer.await.unwrap();
        all.waits.extend(seen.waits);
        all.n_bytes += seen.n_bytes;
        all.failures.extend(seen.failures);
    }
    let (n_periods, took) = (periods.count(), begin.elapsed());
    all.waits.sort_unstable();
    let n_requests = all.waits.len();
    let wait = |percent: usize| all.waits[(n_requests - 1) * percent / 100].as_millis();
    let counts = [PARTNER, BRAND].map(|it| gateway.upstream.count(&format!("GET {it}/Jobs")));
    let figures = format!(
        "{N_VIEWERS} viewers, {:.1} s: {n_requests} requests, {} failed, {} MB; waits {} ms (median), {} ms (95 of 100), {} ms (longest)\n\
         impact.com was asked {counts:?} times for two lists in {n_periods} periods\n",
        took.as_secs_f64(),
        all.failures.len(),
        all.n_bytes / 1_000_000,
        wait(50),
        wait(95),
        wait(100),
    );
    // Past the capture of the test program: these are for reading, whether it passes or not.
    std::io::stderr().write_all(figures.as_bytes()).unwrap();
    assert_eq!(all.failures, [""; 0]);
    // The first and the last may have begun before anybody asked, or after.
    let fresh = n_periods - 2..=n_periods;
    assert!(counts.iter().all(|it| fresh.contains(it)), "{counts:?} in {n_periods} periods");
    assert_eq!(gateway.upstream.sandbox_count("list").await, counts.iter().sum::<usize>());
}
