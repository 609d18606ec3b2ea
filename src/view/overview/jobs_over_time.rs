//! The chart of jobs over time, with its heading and what pointer and keyboard do on it.

use std::ops::RangeInclusive;
use std::rc::Rc;

use yew::prelude::*;

use super::attention::{Attention, Reactions};
use super::plot::{self, Marks};
use crate::core::app::effect::Target;
use crate::core::app::event::{OverviewEvent, Size};
use crate::core::overview::{Part, Summary};
use crate::core::screen::overview as screen;
use crate::core::screen::overview::Chart;
use crate::core::words::overview as words;
use crate::view::context::{Dispatch, use_dispatch, use_formats};
use crate::view::controls::Icon;
use crate::view::hooks::{use_focus_target, use_measured};

/// What the chart shows.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// What was counted; `None` while nothing is.
    pub(super) summary: Option<Rc<Summary>>,
    pub(super) size: Size,
    /// The bars that are chosen.
    pub(super) chosen: Option<RangeInclusive<usize>>,
    /// Whether it stands in place of the list, with room for its legend.
    pub(super) is_alone: bool,
}

/// The chart, under its heading.
#[component]
pub(super) fn JobsOverTime(Props { summary, size, chosen, is_alone }: &Props) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let node = use_focus_target(Target::Chart);
    use_measured(&node, OverviewEvent::ChartMeasured);
    let (attention, drawing) = (use_mut_ref(Attention::default), use_force_update());
    let chart = use_memo((summary.clone(), *size, formats.clone()), |(summary, size, formats)| {
        let is_measured = size.width > 0;
        summary.as_ref().filter(|_| is_measured).and_then(|it| screen::chart(it, *size, &**formats))
    });

    let does = Reactions {
        chart: Rc::clone(&chart),
        chosen: chosen.clone(),
        attention,
        drawing,
        node: node.clone(),
        dispatch: dispatch.clone(),
    };
    let chart = (*chart).as_ref();
    let marks = marks(chart, chosen.as_ref(), &does);
    let label = summary.as_ref().zip(marks.range.as_ref());
    let label = label.and_then(|(it, range)| screen::range_label(it, range, &*formats));
    html! {
        <div class="ov-area">
            <div class="ov-h">
                <h3>{ words::JOBS_OVER_TIME }</h3>
                if let Some(chart) = chart {
                    <span class="note">{ chart.step.to_string() }</span>
                }
                <span class="grow"></span>
                { range_button(label, &dispatch) }
            </div>
            <div
                ref={node}
                class="chart"
                part="chart"
                role="listbox"
                tabindex="0"
                aria-label={words::JOBS_OVER_TIME}
                aria-orientation="horizontal"
                aria-multiselectable="true"
                aria-describedby="chart-says"
                aria-activedescendant={marks.active.map(plot::bar_id)}
                onpointerdown={does.on(Reactions::pressed)}
                onpointermove={does.on(Reactions::moved)}
                onpointerup={does.on(Reactions::released)}
                onpointercancel={does.on(|_, now, _| Attention { drag: None, ..now })}
                onpointerleave={does.on(|_, now, _| Attention { pointed: None, ..now })}
                onfocus={does.on(Reactions::focused)}
                onblur={does.on(|_, now, _| Attention { has_keys: false, ..now })}
                onkeydown={does.on_key()}
            >
                { plot::plot(chart, *size, &marks) }
            </div>
            <p class="sr" id="chart-says">{ chart.map(|it| it.sentence.to_string()) }</p>
            if *is_alone {
                { legend() }
            }
        </div>
    }
}

/// What is marked on the chart: what is chosen, or being chosen, and what is looked at.
fn marks(chart: Option<&Chart>, chosen: Option<&RangeInclusive<usize>>, does: &Reactions) -> Marks {
    let Attention { pointed, drag, has_keys, .. } = *does.attention.borrow();
    let drag = drag.filter(|it| !it.is_press());
    let drawn = chart.zip(drag).map(|(it, drag)| drag.bars(&it.plot, it.bars.len()));
    let active = does.active();
    let told = if has_keys { active } else { pointed };
    Marks {
        range: drawn.or_else(|| chosen.cloned()),
        active,
        told: told.filter(|_| drag.is_none()),
    }
}

/// What the chosen bars are, to take them back; the legend while none are.
fn range_button(label: Option<String>, dispatch: &Dispatch) -> Html {
    let Some(label) = label else { return legend() };
    html! {
        <button
            class="ov-range"
            type="button"
            title={words::TAKE_AWAY}
            aria-label={format!("{label}. {}", words::TAKE_AWAY)}
            onclick={dispatch.on_press(OverviewEvent::BarsTakenBack)}
        >
            { label }
            { Icon::Cross }
        </button>
    }
}

fn legend() -> Html {
    let part = |it: Part| {
        html! {
            <li>
                <svg viewBox="0 0 8 8"><rect class={format!("k-{}", it.key())} width="8" height="8" rx="2" /></svg>
                { words::legend(it) }
            </li>
        }
    };
    html! { <ul class="legend" aria-hidden="true">{ for Part::ALL.into_iter().map(part) }</ul> }
}
