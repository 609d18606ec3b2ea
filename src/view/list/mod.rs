//! The place of the list.

mod blank;
mod bulk_bar;
mod columns;
mod grid;
mod header;
mod keys;
mod load_failed;
mod new_jobs;
mod no_jobs;
mod no_match;
mod progress_cell;
mod row;
mod row_actions;
mod skeleton;
mod status_bar;
mod tooltip;

use yew::prelude::*;

use crate::core::screen::list::{Content, ListPane as Pane};
use crate::core::words::list as words;
use bulk_bar::BulkBar;
use grid::JobGrid;
use load_failed::LoadFailed;
use new_jobs::NewJobsButton;
use no_jobs::no_jobs;
use no_match::NoMatch;
use skeleton::skeleton;
use status_bar::StatusBar;

/// What the place of the list shows.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) pane: Pane,
}

/// The place of the list: the jobs, or why there are none.
#[component]
pub(super) fn ListPane(Props { pane }: &Props) -> Html {
    let content = match &pane.content {
        Content::Blank => html! { <div class="grid" aria-busy="true"></div> },
        Content::Skeleton(columns) => skeleton(columns),
        Content::LoadFailed(failed) => html! { <LoadFailed failed={failed.clone()} /> },
        Content::NoJobs => no_jobs(),
        Content::NoMatch(filters) => html! { <NoMatch filters={filters.clone()} /> },
        Content::Jobs { grid, n_new } => html! {
            <>
                <JobGrid grid={grid.clone()} />
                if *n_new > 0 {
                    <NewJobsButton n={*n_new} />
                }
            </>
        },
    };
    html! {
        <section class="list" part="list" aria-label={words::JOB_LIST}>
            { content }
            if let Some(bulk) = &pane.bulk {
                <BulkBar bulk={bulk.clone()} />
            }
            if let Some(bar) = &pane.status_bar {
                <StatusBar bar={bar.clone()} />
            }
        </section>
    }
}
