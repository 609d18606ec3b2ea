//! The budgets of the product, and whether they are kept.

use std::fmt::Write as _;

use super::report::{Metric, Report};
use crate::size_table;

/// One budget with what was measured.
#[derive(Debug, PartialEq)]
pub(super) struct Budget {
    what: String,
    most: f64,
    measured: f64,
}

impl Budget {
    pub(super) fn is_kept(&self) -> bool {
        self.measured <= self.most
    }
}

/// The longest task anybody may notice, in milliseconds.
const TASK_MS: f64 = 50.0;
/// The work of a key press, 95th percentile, in milliseconds.
const KEY_WORK_MS: f64 = 16.0;
/// Nodes of the page, with any number of jobs.
const NODES: f64 = 2_499.0;
/// Of what the comparison page takes.
const MEMORY_SHARE: f64 = 0.5;

/// Every budget at every number of jobs, by the medians of the rounds.
pub(super) fn budgets(report: &Report) -> Vec<Budget> {
    let bytes = |bytes: usize| f64::from(u32::try_from(bytes).unwrap_or(u32::MAX));
    let mut budgets = vec![Budget {
        what: "bytes to show, brotli 11".to_owned(),
        most: bytes(size_table::BUDGET_WIDGET),
        measured: bytes(report.bytes().widget),
    }];
    for n_jobs in report.sizes() {
        let median = |page, metric| report.value(page, n_jobs, metric).map(|it| it.median);
        let mut add = |what: &str, most: f64, measured: Option<f64>| {
            if let Some(measured) = measured {
                budgets.push(Budget { what: format!("{what}, {n_jobs} jobs"), most, measured });
            }
        };
        for (what, metric) in [
            ("longest task while loading, ms", Metric::LoadTask),
            ("longest task of a refresh, ms", Metric::RefreshTask),
            ("longest task of all other use, ms", Metric::UseTask),
            ("longest task of saving the list, ms", Metric::SaveTask),
        ] {
            add(what, TASK_MS, median("widget", metric));
        }
        add(
            "work of a key press, 95th percentile, ms",
            KEY_WORK_MS,
            median("widget", Metric::KeyWork95),
        );
        add("DOM nodes", NODES, median("widget", Metric::Nodes));
    }
    // With few jobs, memory is that of the page and of the code.
    if let Some(n_jobs) = report.sizes().into_iter().max().filter(|it| *it >= 100_000) {
        let memory = |page| report.value(page, n_jobs, Metric::Memory).map(|it| it.median);
        if let (Some(widget), Some(comparison)) = (memory("widget"), memory("comparison")) {
            budgets.push(Budget {
                what: format!("memory, of the comparison page's, {n_jobs} jobs"),
                most: MEMORY_SHARE,
                measured: widget / comparison,
            });
        }
    }
    budgets
}

/// One line for each budget.
pub(super) fn table(budgets: &[Budget]) -> String {
    let mut table = format!("{:<60}{:>10}{:>10}\n", "budget", "at most", "measured");
    for budget in budgets {
        let Budget { what, most, measured } = budget;
        let digits = if *most < 1.0 { 2 } else { 0 };
        let verdict = if budget.is_kept() { "kept" } else { "BROKEN" };
        // Writing to a String cannot fail.
        let _ = writeln!(table, "{what:<60}{most:>10.digits$}{measured:>10.digits$}  {verdict}");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::report::tests::report;

    fn broken(factor: f64) -> Vec<String> {
        let budgets = budgets(&report(factor));
        budgets.into_iter().filter(|it| !it.is_kept()).map(|it| it.what).collect()
    }

    #[test]
    fn each_budget_can_be_broken() {
        assert_eq!(broken(1.0), Vec::<String>::new());
        assert_eq!(broken(2.0), ["work of a key press, 95th percentile, ms, 1000 jobs"]);
        assert_eq!(broken(6.0).len(), 5, "tasks too");
        assert_eq!(broken(300.0).len(), 6, "nodes too");
    }

    #[test]
    fn the_table_says_which_are_broken() {
        let budget = |most| Budget { what: "nodes".to_owned(), most, measured: 7.0 };
        let table = table(&[budget(7.0), budget(6.0)]);
        let verdicts: Vec<_> =
            table.lines().filter_map(|it| it.split_whitespace().last()).collect();
        assert_eq!(verdicts, ["measured", "kept", "BROKEN"]);
    }
}
