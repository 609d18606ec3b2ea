//! From the rounds of the benchmark to tables and JSON.

use std::fmt;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::statistics::{Spread, percentile};

/// Bytes of brotli 11 that each page downloads.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bytes {
    pub(super) widget: usize,
    pub(super) comparison: usize,
}

/// Something that is measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Metric {
    FirstRow,
    Load,
    LoadTask,
    LoadBlocking,
    Key,
    Key95,
    FirstKey,
    KeyWork95,
    Open,
    Sort,
    LateFrames,
    BlankFrames,
    DragBlankFrames,
    DragWork,
    Refresh,
    RefreshTask,
    UseTask,
    Save,
    SaveTask,
    Copy,
    CopyTask,
    Memory,
    Nodes,
}

impl Metric {
    pub(super) const ALL: [Self; 23] = [
        Self::FirstRow,
        Self::Load,
        Self::LoadTask,
        Self::LoadBlocking,
        Self::Key,
        Self::Key95,
        Self::FirstKey,
        Self::KeyWork95,
        Self::Open,
        Self::Sort,
        Self::LateFrames,
        Self::BlankFrames,
        Self::DragBlankFrames,
        Self::DragWork,
        Self::Refresh,
        Self::RefreshTask,
        Self::UseTask,
        Self::Save,
        Self::SaveTask,
        Self::Copy,
        Self::CopyTask,
        Self::Memory,
        Self::Nodes,
    ];

    /// Its name in the JSON, and its words in the table.
    pub(super) fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::FirstRow => ("first_row_ms", "navigation to first row, ms"),
            Self::Load => ("load_ms", "navigation to all jobs, ms"),
            Self::LoadTask => ("load_longest_task_ms", "longest task while loading, ms"),
            Self::LoadBlocking => ("load_blocking_ms", "total blocking time while loading, ms"),
            Self::Key => ("key_ms", "key press to paint, ms"),
            Self::Key95 => ("key_95_ms", "key press to paint, 95th percentile, ms"),
            Self::FirstKey => ("first_key_ms", "very first key press to paint, ms"),
            Self::KeyWork95 => ("key_work_95_ms", "work of a key press, 95th percentile, ms"),
            Self::Open => ("open_ms", "open a row, ms"),
            Self::Sort => ("sort_ms", "sort by a column, ms"),
            Self::LateFrames => ("late_frames", "scroll: frames over 20 ms, of 300"),
            Self::BlankFrames => ("blank_frames", "scroll: blank frames, of 300"),
            Self::DragBlankFrames => {
                ("drag_blank_frames", "scrollbar dragged: blank frames, of 300")
            }
            Self::DragWork => ("drag_work_ms", "scrollbar dragged: work of a frame, ms"),
            Self::Refresh => ("refresh_ms", "refresh with 1 % changed, ms"),
            Self::RefreshTask => ("refresh_longest_task_ms", "longest task of the refresh, ms"),
            Self::UseTask => ("use_longest_task_ms", "longest task of all other use, ms"),
            Self::Save => ("save_ms", "list saved as CSV, ms"),
            Self::SaveTask => ("save_longest_task_ms", "longest task of saving, ms"),
            Self::Copy => ("copy_ms", "list copied, ms"),
            Self::CopyTask => ("copy_longest_task_ms", "longest task of copying, ms"),
            Self::Memory => ("memory_mb", "memory, MB"),
            Self::Nodes => ("nodes", "DOM nodes"),
        }
    }

    /// Whether only the widget can do it.
    fn is_of_widget_alone(self) -> bool {
        matches!(self, Self::Save | Self::SaveTask | Self::Copy | Self::CopyTask)
    }

    /// Its value in one round. Of what was done many times in a round, a percentile.
    fn of(self, round: &Value) -> Option<f64> {
        let number = |name: &str| round[name].as_f64();
        let numbers = |name: &str| -> Option<Vec<f64>> {
            round[name].as_array()?.iter().map(Value::as_f64).collect()
        };
        match self {
            Self::Key => percentile(&numbers("key_ms")?, 50),
            Self::Key95 => percentile(&numbers("key_ms")?, 95),
            Self::KeyWork95 => percentile(&numbers("key_work_ms")?, 95),
            Self::Open => percentile(&numbers("open_ms")?, 50),
            Self::Sort => percentile(&numbers("sort_ms")?, 50),
            // The browser's own counter knows nothing of the memory of WebAssembly.
            Self::Memory => Some((number("heap_bytes")? + number("wasm_bytes")?) / 1e6),
            Self::Save => round["save"]["ms"].as_f64(),
            Self::SaveTask => round["save"]["longest_task_ms"].as_f64(),
            Self::Copy => round["copy"]["ms"].as_f64(),
            Self::CopyTask => round["copy"]["longest_task_ms"].as_f64(),
            it => number(it.names().0),
        }
    }
}

/// One page with one number of jobs.
#[derive(Debug)]
struct Column {
    page: String,
    n_jobs: u64,
    n_rounds: usize,
    values: Vec<(Metric, Spread)>,
}

/// Everything that was measured, the rounds summed up.
#[derive(Debug)]
pub(super) struct Report {
    bytes: Bytes,
    columns: Vec<Column>,
}

impl Report {
    /// Reads what the benchmark wrote.
    ///
    /// # Errors
    /// When something is missing in it.
    pub(super) fn new(measured: &Value, bytes: Bytes) -> Result<Self> {
        let columns = measured.as_array().context("there are no measurements")?;
        let columns = columns.iter().map(Column::new).collect::<Result<_>>()?;
        Ok(Self { bytes, columns })
    }

    pub(super) fn bytes(&self) -> Bytes {
        self.bytes
    }

    /// The numbers of jobs, each once.
    pub(super) fn sizes(&self) -> Vec<u64> {
        let mut sizes: Vec<_> = self.columns.iter().map(|it| it.n_jobs).collect();
        sizes.dedup();
        sizes
    }

    pub(super) fn value(&self, page: &str, n_jobs: u64, metric: Metric) -> Option<Spread> {
        let column = self.columns.iter().find(|it| it.page == page && it.n_jobs == n_jobs)?;
        column.values.iter().find(|(it, _)| *it == metric).map(|(_, spread)| *spread)
    }

    pub(super) fn to_json(&self) -> Value {
        let values = |column: &Column| -> serde_json::Map<String, Value> {
            let spread =
                |it: &Spread| json!({ "median": it.median, "least": it.least, "most": it.most });
            column
                .values
                .iter()
                .map(|(it, value)| (it.names().0.to_owned(), spread(value)))
                .collect()
        };
        let column = |it: &Column| json!({ "page": it.page, "jobs": it.n_jobs, "rounds": it.n_rounds, "values": values(it) });
        json!({
            "brotli_bytes": { "widget": self.bytes.widget, "comparison": self.bytes.comparison },
            "measured": self.columns.iter().map(column).collect::<Vec<_>>(),
        })
    }
}

impl Column {
    fn new(measured: &Value) -> Result<Self> {
        let rounds = measured["rounds"].as_array().context("there are no rounds")?;
        let can_do = |metric: &Metric| {
            !metric.is_of_widget_alone() || rounds.iter().any(|it| it["save"].is_object())
        };
        let spread = |metric: Metric| {
            let values: Option<Vec<_>> = rounds.iter().map(|it| metric.of(it)).collect();
            let spread = values.and_then(|it| Spread::of(&it));
            spread
                .map(|it| (metric, it))
                .with_context(|| format!("there is no {}", metric.names().0))
        };
        Ok(Self {
            page: measured["page"].as_str().context("a page has no name")?.to_owned(),
            n_jobs: measured["jobs"].as_u64().context("there is no number of jobs")?,
            n_rounds: rounds.len(),
            values: Metric::ALL.into_iter().filter(can_do).map(spread).collect::<Result<_>>()?,
        })
    }
}

/// A table in Markdown for each number of jobs: medians with the least and the most, and the ratio of the medians.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for n_jobs in self.sizes() {
            let n_rounds =
                self.columns.iter().find(|it| it.n_jobs == n_jobs).map_or(0, |it| it.n_rounds);
            let title = format!("{n_jobs} jobs, rounds: {n_rounds}");
            writeln!(
                f,
                "| {title:<41} | {:>22} | {:>22} | {:>5} |",
                "widget", "comparison", "ratio"
            )?;
            writeln!(f, "| {:-<41} | {:->21}: | {:->21}: | {:->4}: |", "", "", "", "")?;
            let Bytes { widget, comparison } = self.bytes;
            let bytes = ratio(to_f64(widget), to_f64(comparison));
            writeln!(
                f,
                "| {:<41} | {widget:>22} | {comparison:>22} | {bytes:>5} |",
                "bytes to show, brotli 11"
            )?;
            for metric in Metric::ALL {
                let value = |page| self.value(page, n_jobs, metric);
                let Some(widget) = value("widget") else { continue };
                let comparison = value("comparison");
                let ratio = comparison.map_or_else(none, |it| ratio(widget.median, it.median));
                let widget = text(metric, widget);
                let comparison = comparison.map_or_else(none, |it| text(metric, it));
                writeln!(
                    f,
                    "| {:<41} | {widget:>22} | {comparison:>22} | {ratio:>5} |",
                    metric.names().1
                )?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

/// `447 (440–460)`. Tasks are only told of from 50 ms on.
fn text(metric: Metric, Spread { median, least, most }: Spread) -> String {
    let is_task = matches!(
        metric,
        Metric::LoadTask
            | Metric::RefreshTask
            | Metric::UseTask
            | Metric::SaveTask
            | Metric::CopyTask
    );
    let number = |value: f64| {
        if is_task && value == 0.0 { "< 50".to_owned() } else { format!("{value:.0}") }
    };
    if number(least) == number(most) {
        number(median)
    } else {
        format!("{} ({}–{})", number(median), number(least), number(most))
    }
}

/// What cannot be said.
fn none() -> String {
    "–".to_owned()
}

fn ratio(widget: f64, comparison: f64) -> String {
    if widget == 0.0 || comparison == 0.0 { none() } else { format!("{:.2}", widget / comparison) }
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52")]
fn to_f64(bytes: usize) -> f64 {
    bytes as f64
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Two pages with 1,000 jobs and three rounds; the widget needs `factor` of what the comparison page needs.
    pub(in super::super) fn report(factor: f64) -> Report {
        let round = |value: f64| {
            let mut round = json!({
                "key_ms": [value, value * 2.0], "key_work_ms": [value / 2.0, value],
                "open_ms": [value], "sort_ms": [value],
                "heap_bytes": value * 1e6, "wasm_bytes": value * 1e6,
            });
            for metric in Metric::ALL {
                let name = metric.names().0;
                if round.get(name).is_none() {
                    round[name] = json!(value);
                }
            }
            round
        };
        let page = |name: &str, value: f64| {
            let rounds = [value, value + 1.0, value - 1.0].map(|value| {
                let mut round = round(value);
                if name == "widget" {
                    let act = json!({ "ms": value, "longest_task_ms": value });
                    (round["save"], round["copy"]) = (act.clone(), act);
                }
                round
            });
            json!({ "page": name, "jobs": 1_000, "rounds": rounds })
        };
        let measured = json!([page("widget", 10.0 * factor), page("comparison", 10.0)]);
        Report::new(&measured, Bytes { widget: 50_000, comparison: 100_000 }).unwrap()
    }

    #[test]
    fn rounds_become_medians_with_their_spread() {
        let report = report(1.0);
        let spread = |median, least, most| Some(Spread { median, least, most });
        assert_eq!(report.value("widget", 1_000, Metric::Load), spread(10.0, 9.0, 11.0));
        assert_eq!(report.value("widget", 1_000, Metric::Key95), spread(20.0, 18.0, 22.0));
        assert_eq!(report.value("widget", 1_000, Metric::Memory), spread(20.0, 18.0, 22.0));
        assert_eq!(report.value("widget", 10, Metric::Load), None);
    }

    #[test]
    fn the_table_has_both_pages_and_their_ratio() {
        let table = report(0.5).to_string();
        let line = |words: &str| {
            let line = table.lines().find(|it| it.contains(words)).unwrap();
            line.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(line("all jobs"), "| navigation to all jobs, ms | 5 (4–6) | 10 (9–11) | 0.50 |");
        assert_eq!(line("bytes"), "| bytes to show, brotli 11 | 50000 | 100000 | 0.50 |");
        assert_eq!(line("saved"), "| list saved as CSV, ms | 5 (4–6) | – | – |");
        assert_eq!(line("of copying"), "| longest task of copying, ms | 5 (4–6) | – | – |");
    }

    #[test]
    fn tasks_that_nobody_told_of_are_short() {
        let none = Spread { median: 0.0, least: 0.0, most: 60.0 };
        assert_eq!(text(Metric::LoadTask, none), "< 50 (< 50–60)");
        assert_eq!(text(Metric::BlankFrames, Spread { most: 0.0, ..none }), "0");
    }
}
