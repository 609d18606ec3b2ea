//! The overview: jobs over time, how they end, and why they fail.

mod attention;
mod figures;
mod jobs_over_time;
mod plot;
mod reasons;

use std::rc::Rc;

use yew::prelude::*;

use crate::core::app::event::{Event, OverviewEvent};
use crate::core::screen::overview as screen;
use crate::core::words::overview as words;
use crate::view::context::{Formats, use_dispatch, use_formats};
use crate::view::controls::{Button, ButtonKind};
use figures::figures;
use jobs_over_time::JobsOverTime;
use reasons::Reasons;

/// What the overview shows.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) overview: screen::Overview,
}

/// The overview.
#[component]
pub(super) fn Overview(Props { overview }: &Props) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let summary = overview.summary.as_deref();
    let reasons = summary.and_then(|it| screen::reasons(it, &*formats));
    let is_quiet = summary.is_some() && reasons.is_none();
    let class =
        classes!("overview", is_quiet.then_some("quiet"), overview.is_blank.then_some("early"),);
    html! {
        <section
            {class}
            part="overview"
            aria-label={words::OVERVIEW}
            aria-busy={summary.is_none().then_some("true")}
        >
            <JobsOverTime
                summary={overview.summary.clone()}
                size={overview.size}
                chosen={overview.chosen.clone()}
                is_alone={overview.in_place_of.is_some()}
            />
            { figures(summary, &overview.pressed, &dispatch) }
            { why_they_fail(overview, reasons) }
            { way_back(overview, &formats) }
        </section>
    }
}

fn why_they_fail(overview: &screen::Overview, reasons: Option<screen::Reasons>) -> Html {
    if overview.summary.is_none() {
        return reasons::waiting();
    }
    match reasons {
        Some(reasons) => html! {
            <Reasons
                {reasons}
                pressed={Rc::clone(&overview.pressed_reasons)}
                is_alone={overview.in_place_of.is_some()}
                is_open={overview.are_all_reasons_open}
            />
        },
        None => Html::default(),
    }
}

/// Where it stands in place of the list, the way back to that.
fn way_back(overview: &screen::Overview, formats: &Formats) -> Html {
    let Some(n) = overview.in_place_of else { return Html::default() };
    html! {
        <div class="ov-foot">
            <Button
                kind={ButtonKind::Primary}
                words={words::show_jobs(n, &**formats)}
                sends={Event::from(OverviewEvent::Toggled)}
            />
        </div>
    }
}
