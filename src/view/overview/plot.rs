//! The chart itself, in SVG: lines, bars, labels, the chosen range, and what is said over a bar.

use std::ops::RangeInclusive;

use yew::prelude::*;

use crate::core::app::event::Size;
use crate::core::screen::overview::{Chart, ChartBar, Plot};

/// What is marked on the chart.
pub(super) struct Marks {
    /// The bars that are chosen, or being chosen.
    pub(super) range: Option<RangeInclusive<usize>>,
    /// The bar that keys start from.
    pub(super) active: Option<usize>,
    /// The bar of which is said what is in it.
    pub(super) told: Option<usize>,
}

/// The name of the element of a bar.
pub(super) fn bar_id(bar: usize) -> String {
    format!("bar-{bar}")
}

/// The chart; grey bars where nothing is counted.
pub(super) fn plot(chart: Option<&Chart>, size: Size, marks: &Marks) -> Html {
    let Size { width, height } = size;
    let content = match chart {
        Some(chart) => drawn(chart, marks),
        None if width > 0 => waiting(size),
        None => Html::default(),
    };
    html! {
        <svg role="none" viewBox={format!("0 0 {width} {height}")} preserveAspectRatio="xMinYMin">{ content }</svg>
    }
}

fn drawn(chart: &Chart, marks: &Marks) -> Html {
    let plot = &chart.plot;
    let told = marks.told.and_then(|at| Some((at, chart.bars.get(at)?)));
    let bars = chart.bars.iter().enumerate().map(|(at, it)| bar(plot, at, it, marks));
    html! {
        <>
            <g aria-hidden="true">
                { line("line", Plot::NUMBERS, plot.size.width, Plot::TOP) }
                <text x="0" y={offset(Plot::TOP, 4)}>{ chart.top.to_string() }</text>
                <text x="0" y={plot.foot().to_string()}>{ "0" }</text>
                if let Some(range) = &marks.range {
                    { tint(plot, range) }
                }
            </g>
            <>{ for bars }</>
            <g aria-hidden="true">
                { line("base", Plot::NUMBERS, plot.size.width, plot.foot()) }
                { labels(chart) }
                if let Some(range) = &marks.range {
                    { handles(plot, range) }
                }
                if let Some((at, bar)) = told {
                    { tip(plot, at, bar) }
                }
            </g>
        </>
    }
}

fn bar(plot: &Plot, at: usize, bar: &ChartBar, marks: &Marks) -> Html {
    let is_chosen = marks.range.as_ref().is_some_and(|it| it.contains(&at));
    let class = classes!(
        "chart-bar",
        (marks.range.is_some() && !is_chosen).then_some("off"),
        (marks.told == Some(at)).then_some("hover"),
        (marks.active == Some(at)).then_some("active"),
    );
    let x = (bar.x + plot.gap.div_ceil(2)).to_string();
    let width = plot.pitch.saturating_sub(plot.gap).max(1).to_string();
    html! {
        <g
            key={at}
            id={bar_id(at)}
            {class}
            part="chart-bar"
            role="option"
            aria-selected={is_chosen.to_string()}
            aria-label={bar.name.to_string()}
        >
            <rect
                class="hit"
                x={bar.x.to_string()}
                y="2"
                width={plot.pitch.to_string()}
                height={column(plot)}
                rx="2"
            />
            { for bar.segments.iter().map(|it| html! {
                <rect
                    class={format!("part part-{}", it.part.key())}
                    x={x.clone()}
                    y={it.y.to_string()}
                    width={width.clone()}
                    height={it.height.to_string()}
                    rx="1"
                />
            }) }
        </g>
    }
}

fn line(class: &'static str, from: u32, to: u32, y: u32) -> Html {
    let y = format!("{y}.5");
    html! { <line {class} x1={from.to_string()} x2={to.to_string()} y1={y.clone()} y2={y} /> }
}

fn labels(chart: &Chart) -> Html {
    let foot = chart.plot.foot();
    let label = |x: u32, text: &str| {
        let at = format!("{x}.5");
        html! {
            <>
                <line class="base" x1={at.clone()} x2={at} y1={foot.to_string()} y2={offset(foot, 4)} />
                <text x={offset(x, 4)} y={offset(foot, 15)}>{ text.to_owned() }</text>
            </>
        }
    };
    html! {
        <>
            { for chart.labels.iter().map(|it| label(it.x, &it.text)) }
            if let Some(end) = chart.end {
                <text x={chart.plot.size.width.to_string()} y={offset(foot, 15)} text-anchor="end">{ end }</text>
            }
        </>
    }
}

/// Where a range begins and ends.
fn ends(plot: &Plot, range: &RangeInclusive<usize>) -> [u32; 2] {
    [plot.x(*range.start()), plot.x(*range.end() + 1)]
}

fn tint(plot: &Plot, range: &RangeInclusive<usize>) -> Html {
    let [start, end] = ends(plot, range);
    let width = end.saturating_sub(start).to_string();
    html! { <rect class="range" x={start.to_string()} y="2" {width} height={column(plot)} /> }
}

fn handles(plot: &Plot, range: &RangeInclusive<usize>) -> Html {
    let middle = plot.foot() / 2;
    let handle = |x: u32| {
        let half_before = |by: u32| format!("{}.5", x.saturating_sub(by));
        let left = x.saturating_sub(12).to_string();
        html! {
            <>
                <rect class="edge" x={half_before(1)} y="2" width="1" height={column(plot)} />
                <rect class="edge" x={half_before(3)} y={middle.saturating_sub(7).to_string()} width="5" height="14" rx="2.5" />
                <rect class="grab" x={left} y="0" width="24" height={plot.foot().to_string()} />
            </>
        }
    };
    html! { <>{ for ends(plot, range).map(handle) }</> }
}

/// What is in a bar. A foreign object has a place without a style.
fn tip(plot: &Plot, at: usize, bar: &ChartBar) -> Html {
    const WIDTH: u32 = 320;
    let middle = plot.x(at) + plot.pitch / 2;
    let room = plot.size.width.saturating_sub(WIDTH);
    let side = match middle.checked_sub(WIDTH / 2) {
        None => "start",
        Some(left) if left > room => "end",
        Some(_) => "",
    };
    let x = middle.saturating_sub(WIDTH / 2).min(room);
    html! {
        <foreignObject x={x.to_string()} y={offset(plot.foot(), 4)} width={WIDTH.to_string()} height="60">
            <div xmlns="http://www.w3.org/1999/xhtml" class={classes!("tip-place", side)}>
                <span xmlns="http://www.w3.org/1999/xhtml" class="tip" part="tooltip">
                    <b xmlns="http://www.w3.org/1999/xhtml">{ bar.title.to_string() }</b>
                    { bar.parts.to_string() }
                </span>
            </div>
        </foreignObject>
    }
}

/// Grey bars.
fn waiting(size: Size) -> Html {
    const N: u32 = 45;
    let foot = size.height.saturating_sub(20);
    let pitch = (size.width.saturating_sub(Plot::NUMBERS) / N).max(3);
    let left = size.width.saturating_sub(pitch * N);
    let bar = |at: u32| {
        let height = foot * (30 + at * 37 % 50) / 100;
        let (x, y) = (left + at * pitch + 1, foot - height);
        html! {
            <rect
                class="sk-bar"
                x={x.to_string()}
                y={y.to_string()}
                width={(pitch - 2).to_string()}
                height={height.to_string()}
                rx="1"
            />
        }
    };
    html! { <g aria-hidden="true">{ for (0..N).map(bar) }</g> }
}

fn column(plot: &Plot) -> String {
    plot.foot().saturating_sub(2).to_string()
}

fn offset(from: u32, by: u32) -> String {
    (from + by).to_string()
}
