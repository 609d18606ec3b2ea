//! How long the core takes, natively: `cargo bench --bench core`.
//!
//! Figures of one run compare with each other alone; what counts is how they grow with the number of jobs.

use std::time::Duration;

use divan::{Bencher, black_box};
use impact_jobs::core::api::wire::ListReader;
use impact_jobs::core::export::{Export, Format};
use impact_jobs::core::job::account::AccountKind;
use impact_jobs::core::list::listing::{Listing, Motion};
use impact_jobs::core::list::sort::{Setting, Sort};
use impact_jobs::core::list::store::{Diff, JobIndex, Seen, Store};
use impact_jobs::core::list::suggestions::Suggestions;
use impact_jobs::core::list::window::Viewport;
use impact_jobs::core::overview::{Axis, Counter, Question, Tally};
use impact_jobs::core::query::{Context, Known, Matcher, Place, Query};
use impact_jobs::core::text::Texts;
use impact_jobs::core::time::{DateTime, FixedZone, Timestamp};
use impact_jobs::core::words::job::NAMES;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// A list as the API sends it, of which each hundredth job is at `percent`.
fn list(n: usize, percent: usize) -> String {
    let job = |number: u32| {
        let age = Duration::from_mins(number.into());
        let created = DateTime::new(NOW.minus(age), -300);
        let (kind, status) = match number % 100 {
            0 => ("ClickExport", "RUNNING"),
            1..60 => ("ApiReport", "COMPLETED"),
            60..90 => ("DownloadReport", "COMPLETED"),
            _ => ("UploadAds", "FAILED"),
        };
        let percent = if number.is_multiple_of(100) { percent } else { 100 };
        // Spread over all digits, as the API's are.
        let id = (u128::from(number) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
        format!(
            r#"{{"Id":"{id:032x}","Type":"{kind}","ProgramId":"{}","CreatedBy":"IRxBENCH","CreatedDate":"{created}","StartedDate":"{created}","CompletedDate":"","Status":"{status}","StatusMessage":"Job {status} on server {}","RecordsProcessed":{},"PercentageComplete":{percent},"Replayable":true,"ResultUri":"/Mediapartners/IRxBENCH/Jobs/{id:032x}/Download"}}"#,
            number % 97,
            number % 13,
            number * 7,
        )
    };
    format!("{{\"Jobs\":[{}]}}", (0..).map(job).take(n).collect::<Vec<_>>().join(","))
}

/// Takes over a whole list; returns the places it touched.
fn load(store: &mut Store, texts: &mut Texts, body: &str) -> Vec<JobIndex> {
    let (mut seen, mut diff) = (Seen::default(), Diff::default());
    for job in ListReader::default().feed(body.as_bytes(), texts) {
        store.merge(job, &mut seen, &mut diff);
    }
    diff.touched
}

fn loaded(n: usize) -> (Store, Texts) {
    let (mut store, mut texts) = Default::default();
    load(&mut store, &mut texts, &list(n, 10));
    (store, texts)
}

const NOW: Timestamp = Timestamp::from_millis(1_660_000_000_000);
const SETTING: Setting = Setting { now: NOW, stalled_after: Duration::from_mins(10) };

fn matcher(query: &str, store: &Store, texts: &Texts) -> Matcher {
    let zone = &FixedZone(-300);
    let (account, stalled_after) = (AccountKind::Partner, SETTING.stalled_after);
    Matcher::new(
        &Query::parse(query, &NAMES),
        &Context {
            now: NOW,
            zone,
            account,
            stalled_after,
            retention: Duration::from_hours(90 * 24),
            known: Some(Known {
                texts,
                id_letters: store.id_letters(),
                undocumented: Some(store.undocumented()),
            }),
        },
    )
}

fn listing(store: &Store, texts: &Texts, query: &str) -> Listing {
    let mut listing = Listing::default();
    listing.filter(store, &matcher(query, store, texts), query);
    listing.sort(store, Sort::default(), SETTING);
    listing.show(Motion::Free);
    listing
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn decode(bencher: Bencher<'_, '_>, n: usize) {
    let body = list(n, 10);
    bencher.with_inputs(Texts::default).bench_refs(|texts| {
        let mut reader = ListReader::default();
        body.as_bytes().chunks(128 * 1024).map(|part| reader.feed(part, texts).len()).sum::<usize>()
    });
}

/// Reads the list again, in which one job of a hundred is different, and takes it over.
#[divan::bench(args = SIZES, sample_count = 10)]
fn merge(bencher: Bencher<'_, '_>, n: usize) {
    let (mut store, mut texts) = loaded(n);
    let mut bodies = [list(n, 11), list(n, 10)].into_iter().cycle();
    bencher.bench_local(|| load(&mut store, &mut texts, &bodies.next().unwrap_or_default()));
}

/// Brings the shown list up to date after such a refresh.
#[divan::bench(args = SIZES)]
fn follow(bencher: Bencher<'_, '_>, n: usize) {
    let (mut store, mut texts) = loaded(n);
    let mut listing = listing(&store, &texts, "api");
    let touched = load(&mut store, &mut texts, &list(n, 11));
    bencher.bench_local(|| {
        listing.follow(
            &store,
            black_box(&touched),
            &matcher("api", &store, &texts),
            Sort::default(),
            SETTING,
        );
        listing.show(Motion::Free);
    });
}

/// Counts all jobs for the overview, and those that such a refresh touched.
#[divan::bench(args = SIZES)]
fn count(bencher: Bencher<'_, '_>, n: usize) {
    let (store, texts) = loaded(n);
    let matcher = matcher("", &store, &texts);
    bencher.bench_local(|| counted(&store, &matcher));
}

#[divan::bench(args = SIZES)]
fn count_touched(bencher: Bencher<'_, '_>, n: usize) {
    let (mut store, mut texts) = loaded(n);
    let touched = load(&mut store, &mut texts, &list(n, 11));
    let matcher = matcher("", &store, &texts);
    let mut counter = counted(&store, &matcher);
    bencher.bench_local(|| counter.follow(&store, black_box(&touched), &question(&matcher)));
}

fn counted(store: &Store, matcher: &Matcher) -> Counter {
    let axis = Axis::until_now(NOW.minus(Duration::from_hours(90 * 24)), NOW, &FixedZone(0));
    let mut counter = Counter::new(Tally::new(axis, AccountKind::Partner));
    counter.count(store, &question(matcher), JobIndex::MAX);
    counter
}

fn question(matcher: &Matcher) -> Question<'_> {
    Question { others: matcher, all: None, is_range_chosen: false, before: None }
}

/// One slice of the counts that the search box shows, of what is typed: the values of a filter, programs, a word.
#[divan::bench(args = ["status:", "program:", "created:", "warehouse"])]
fn suggest(bencher: Bencher<'_, '_>, text: &str) {
    const SLICE: JobIndex = 4_000;
    let (store, texts) = loaded(10_000);
    bencher.bench_local(|| {
        let place = Place::new(text, text.len(), &NAMES);
        let others = matcher("", &store, &texts);
        let ready = |query: &Query| matcher(&query.to_string(), &store, &texts);
        let mut suggestions = Suggestions::new(place, others, &NAMES, ready);
        suggestions.count(&store, SLICE);
        suggestions.list.len()
    });
}

/// One part of the list as CSV, and as JSON.
#[divan::bench(args = Format::FILES)]
fn export_part(bencher: Bencher<'_, '_>, format: Format) {
    let (store, _) = loaded(1_000);
    let jobs: Box<[_]> = store.iter().cloned().collect();
    bencher.bench_local(|| Export::new(format, jobs.clone()).next());
}

/// The first letter, for which all jobs are looked at.
#[divan::bench(args = SIZES)]
fn filter(bencher: Bencher<'_, '_>, n: usize) {
    let (store, texts) = loaded(n);
    let mut listing = listing(&store, &texts, "");
    bencher.bench_local(|| {
        listing.filter(&store, &matcher("a", &store, &texts), "a");
        listing.show(Motion::Free);
    });
}

/// One more letter, for which the matches so far are; and back.
#[divan::bench(args = SIZES)]
fn narrow(bencher: Bencher<'_, '_>, n: usize) {
    let (store, texts) = loaded(n);
    let mut listing = listing(&store, &texts, "a1");
    bencher.bench_local(|| {
        listing.refilter(&store, &matcher("a1b", &store, &texts), "a1b", true);
        listing.refilter(&store, &matcher("a1", &store, &texts), "a1", false);
        listing.show(Motion::Free);
    });
}

#[divan::bench(args = SIZES, consts = [0, 1, 2])]
fn sort<const BY: usize>(bencher: Bencher<'_, '_>, n: usize) {
    let (store, texts) = loaded(n);
    let mut listing = listing(&store, &texts, "");
    let order = Sort::parse(["-created", "type", "id"][BY]).unwrap_or_default();
    bencher.bench_local(|| {
        listing.sort(&store, black_box(order), SETTING);
        listing.show(Motion::Free);
    });
}

/// Which rows are drawn.
#[divan::bench(args = SIZES)]
fn window(n: usize) -> usize {
    let viewport = Viewport { scroll_top: 10_000.0, ..Viewport::default() };
    black_box(viewport).segments(black_box(n), Some(n / 3)).len()
}
