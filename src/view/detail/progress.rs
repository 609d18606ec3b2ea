//! The progress block, and the result block that takes its place.

use yew::prelude::*;

use crate::core::card::{self, ProgressBlock};
use crate::core::job::Job;
use crate::core::model::Model;
use crate::core::relative::{self, Ago};
use crate::view::badge::bar;
use crate::view::icon::{Icon, icon};

pub(super) fn progress(model: &Model, job: &Job) -> Html {
    let Some(block) = card::progress_block(model, job) else { return Html::default() };
    let records = job.records.map(|it| model.locale.number(it));
    let spoken = match (block.percent, &records) {
        (Some(percent), Some(records)) => format!("{percent} percent, {records} records"),
        (Some(percent), None) => format!("{percent} percent"),
        (None, Some(records)) => format!("{records} records"),
        (None, None) => "unknown".into(),
    };
    html! {
        <section class="sec">
            <div class="sec-h"><h4>{ block.title }</h4></div>
            <div class="prog-top">
                if let Some(percent) = block.percent {
                    <span class="big">{ percent }<small>{ "%" }</small></span>
                }
                <span class="eta">{ block.outlook.clone() }</span>
            </div>
            { bar(block.percent, block.status_key, spoken) }
            { stats(model, job, &block, records) }
        </section>
    }
}

fn stats(model: &Model, job: &Job, block: &ProgressBlock, records: Option<String>) -> Html {
    let dash = || "–".to_owned();
    let last = job.progressed.map(|it| match relative::ago(it.at(), model.now, &*model.locale) {
        Ago::Words(words) => words,
        Ago::Date(at) => model.locale.day(at),
        Ago::DateWithYear(at) => model.locale.day_with_year(at),
    });
    let stats = [
        ("Records", records),
        ("Rate", block.rate.map(|rate| self::rate(model, rate))),
        (if block.is_running { "Running for" } else { "Ran for" }, block.duration.map(relative::duration)),
        ("Last progress", last),
    ];
    html! {
        <dl class="stats" part="stats">
            { for stats.into_iter().map(|(name, value)| html! {
                <div><dt>{ name }</dt><dd>{ value.unwrap_or_else(dash) }</dd></div>
            }) }
        </dl>
    }
}

/// "about 78 / s", "about 12 / min", "0 / s"
fn rate(model: &Model, per_second: f64) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rates are small and not negative")]
    let number = |rate: f64| model.locale.number(rate.round() as u64);
    if per_second <= 0.0 {
        "0 / s".into()
    } else if per_second < 1.0 {
        format!("about {} / min", number((per_second * 60.0).max(1.0)))
    } else {
        format!("about {} / s", number(per_second))
    }
}

pub(super) fn result(model: &Model, job: &Job) -> Html {
    let Some(expiry) = card::expiry(model, job) else { return Html::default() };
    let day = model.locale.day_with_year(expiry.at);
    let content = match expiry.days_left {
        Some(days) => {
            let left = format!(" ({days} {} left)", if days == 1 { "day" } else { "days" });
            html! { <span>{ "Result available until about " }<b>{ day }</b>{ left }</span> }
        }
        None => html! { <span>{ "Result probably removed about " }<b>{ day }</b></span> },
    };
    html! {
        <section class="sec">
            <div class="sec-h"><h4>{ "Result" }</h4></div>
            <p class={classes!("result-line", expiry.is_near().then_some("near"))}
                data-s={expiry.is_near().then_some("error")}>
                { icon(Icon::Calendar) }{ content }
            </p>
        </section>
    }
}
