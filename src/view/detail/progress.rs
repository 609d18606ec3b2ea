//! The progress block, and the result block that takes its place.

use super::section;
use crate::core::app::model::Model;
use crate::core::job::Job;
use crate::core::screen::card::{self, ProgressBlock};
use crate::core::words::progress::spoken;
use crate::core::words::relative;
use crate::view::ago;
use crate::view::controls::Icon;
use crate::view::element::bar;
use crate::view::element::icon;
use crate::view::element::{El, el};

pub(super) fn progress(model: &Model, job: &Job) -> Option<El> {
    let block = card::progress_block(model, job)?;
    let records = job.records.map(|it| model.locale.number(it));
    let percent = block.percent.map(|percent| {
        el("span").class("big").text_of(percent.to_string()).child(el("small").text("%"))
    });
    let words = spoken(block.percent, records.as_deref());
    let stats = stats(model, job, &block, records);
    let top = el("div")
        .class("prog-top")
        .maybe(percent)
        .child(el("span").class("eta").text_of(block.outlook));
    Some(
        section(block.title, None)
            .child(top)
            .child(bar(job, block.percent, block.status_key, words))
            .child(stats),
    )
}

fn stats(model: &Model, job: &Job, block: &ProgressBlock, records: Option<String>) -> El {
    let stats = [
        ("Records", records),
        ("Rate", block.rate.map(|rate| self::rate(model, rate))),
        (
            if block.is_running { "Running for" } else { "Ran for" },
            block.duration.map(relative::duration),
        ),
        ("Last progress", job.progressed.map(|it| ago(it.at(), model.now, &*model.locale))),
    ];
    stats.into_iter().fold(el("dl").class("stats").part("stats"), |list, (name, value)| {
        let value = value.unwrap_or_else(|| "–".to_owned());
        list.child(el("div").child(el("dt").text(name)).child(el("dd").text_of(value)))
    })
}

/// "about 78 / s", "about 12 / min", "0 / s"
fn rate(model: &Model, per_second: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rates are small and not negative"
    )]
    let number = |rate: f64| model.locale.number(rate.round() as u64);
    if per_second <= 0.0 {
        "0 / s".into()
    } else if per_second < 1.0 {
        ["about ", &number((per_second * 60.0).max(1.0)), " / min"].concat()
    } else {
        ["about ", &number(per_second), " / s"].concat()
    }
}

pub(super) fn result(model: &Model, job: &Job) -> Option<El> {
    let expiry = card::expiry(model, job)?;
    let day = el("b").text_of(model.locale.day_with_year(expiry.at));
    let content = match expiry.days_left {
        Some(days) => {
            let left = if days == 1 { " day left)" } else { " days left)" };
            let left = [" (", &days.to_string(), left].concat();
            el("span").text("Result available until about ").child(day).text_of(left)
        }
        None => el("span").text("Result probably removed about ").child(day),
    };
    let line = el("p")
        .class(if expiry.is_near() { "result-line near" } else { "result-line" })
        .attr_if(expiry.is_near(), "data-s", "error")
        .child(icon(Icon::Calendar))
        .child(content);
    Some(section("Result", None).child(line))
}
