//! The beginning of a result.

use std::rc::Rc;

use yew::prelude::*;

use crate::core::app::effect::Target;
use crate::core::app::event::{ActionEvent, Event};
use crate::core::preview::Table;
use crate::core::screen::detail::Preview;
use crate::core::words::preview as words;
use crate::view::controls::Button;
use crate::view::hooks::use_focus_target;

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) job_id: Rc<str>,
    pub(super) preview: Preview,
}

/// The beginning of a result, once somebody asked for it: it costs a request.
#[component]
pub(super) fn ResultPreview(Props { job_id, preview }: &Props) -> Html {
    let node = use_focus_target(Target::Preview);
    let sends = Event::from(ActionEvent::PreviewPressed(Rc::clone(job_id)));
    let (content, foot) = match preview {
        Preview::Ask => {
            return html! {
                <div class="preview-ask">
                    <p>{ words::SHOW_MEANS }</p>
                    <Button class="small" words={words::SHOW} {sends} />
                </div>
            };
        }
        Preview::Loading => (skeleton(), None),
        Preview::Table { table, extent, .. } => (rows(table), Some(extent)),
        Preview::Refused(why) | Preview::Failed(why) => (Html::default(), Some(why)),
    };
    let can_retry = matches!(preview, Preview::Failed(_));
    html! {
        <div class="preview">
            <div
                ref={node}
                class="tbl"
                part="preview"
                role="region"
                aria-label={words::PREVIEW}
                aria-busy={(*preview == Preview::Loading).to_string()}
                tabindex="0"
            >
                { content }
            </div>
            if let Some(foot) = foot {
                <p class="tbl-foot">{ foot.clone() }</p>
            }
            if can_retry {
                <Button class="small" words={words::TRY_AGAIN} {sends} />
            }
        </div>
    }
}

fn skeleton() -> Html {
    let line = html! { <span class="sk" /> };
    html! { <><span class="sr">{ words::LOADING }</span>{ for std::iter::repeat_n(line, 3) }</> }
}

/// The rows; nothing where there are none, which is said below.
fn rows(table: &Table) -> Html {
    if table.rows.is_empty() {
        return Html::default();
    }
    let class = |place: usize| table.columns.get(place).filter(|it| it.is_number).map(|_| "num");
    let names = table.columns.iter().enumerate();
    let names =
        names.map(|(at, it)| html! { <th scope="col" class={class(at)}>{ it.name.clone() }</th> });
    let row = |row: &Rc<[Rc<str>]>| {
        let cells = row.iter().enumerate();
        html! { <tr>{ for cells.map(|(at, it)| html! { <td class={class(at)}>{ it.clone() }</td> }) }</tr> }
    };
    html! {
        <table>
            <thead><tr>{ for names }</tr></thead>
            <tbody>{ for table.rows.iter().map(row) }</tbody>
        </table>
    }
}
