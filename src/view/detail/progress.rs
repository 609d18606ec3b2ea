//! How far the job is.

use yew::prelude::*;

use super::counting::{Counted, Counting};
use super::section::section;
use crate::core::screen::detail::{self, Remaining, RunTime};
use crate::core::words::{progress as words, relative};
use crate::view::context::use_formats;
use crate::view::controls::{Ago, Elapsed, ProgressBar};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) block: detail::ProgressBlock,
}

/// How far the job is.
#[component]
pub(super) fn ProgressBlock(Props { block }: &Props) -> Html {
    let formats = use_formats();
    let remaining = match block.remaining {
        Remaining::Until(at) => html! { <Counting what={Counted::TimeLeft} {at} /> },
        Remaining::Unknown => words::TIME_LEFT_UNKNOWN.into(),
        Remaining::Restarts => words::RESTARTS.into(),
        Remaining::Stopped => words::STOPPED.into(),
    };
    let stats = [
        (words::RECORDS, block.records.map(|it| formats.number(it).into())),
        (words::RATE, block.rate.map(|it| words::rate(it, &*formats).into())),
        (
            if block.is_running { words::RUNNING_FOR } else { words::RAN_FOR },
            block.run_time.map(run_time),
        ),
        (words::LAST_PROGRESS, block.progressed.map(|at| html! { <Ago {at} /> })),
    ];
    let content = html! {
        <>
            <div class="prog-top">
                if let Some(percent) = block.percent {
                    <span class="big">{ percent }<small>{ words::PERCENT_SIGN }</small></span>
                }
                <span class="eta">{ remaining }</span>
            </div>
            <ProgressBar
                job_id={&block.job_id}
                percent={block.percent}
                status_key={block.status_key}
                spoken={words::spoken(block.percent, block.records, &*formats)}
            />
            <dl class="stats" part="stats">
                { for stats.into_iter().map(stat) }
            </dl>
        </>
    };
    section(block.title, None, content)
}

fn run_time(run_time: RunTime) -> Html {
    match run_time {
        RunTime::Since(since) => html! { <Elapsed {since} /> },
        RunTime::Took(span) => relative::duration(span).into(),
    }
}

fn stat((name, value): (&'static str, Option<Html>)) -> Html {
    let value = value.unwrap_or_else(|| words::NOT_KNOWN.into());
    html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }
}
