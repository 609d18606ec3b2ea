//! The button that downloads the result, and what stands in its place meanwhile.

use std::rc::Rc;

use yew::prelude::*;

use crate::core::app::event::{ActionEvent, Event};
use crate::core::screen::detail::{ActionButton, Availability};
use crate::core::screen::transfer::Transfer;
use crate::core::words::{detail as words, download, list};
use crate::view::context::use_formats;
use crate::view::controls::{Button, ButtonKind, Icon, ProgressBar};

#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) job_id: Rc<str>,
    pub(super) button: ActionButton,
    /// How far the download is, while it runs.
    pub(super) transfer: Option<Transfer>,
}

/// The button that downloads the result. While it runs, the same button ends it, so that it keeps the focus.
#[component]
pub(super) fn Download(Props { job_id, button, transfer }: &Props) -> Html {
    let formats = use_formats();
    let button = match transfer {
        Some(_) => {
            let sends = Event::from(ActionEvent::DownloadCancelled(Rc::clone(job_id)));
            html! { <Button class="small" words={download::CANCEL} {sends} /> }
        }
        None => action(
            *button,
            Icon::Download,
            [words::DOWNLOAD_RESULT, words::DOWNLOADING],
            ActionEvent::DownloadPressed(Rc::clone(job_id)),
        ),
    };
    let part = transfer.is_some().then_some("transfer");
    html! {
        <div
            class={part.unwrap_or("contents")}
            {part}
            role={part.map(|_| "group")}
            aria-label={part.map(|_| download::DOWNLOAD)}
        >
            if let Some(transfer) = transfer {
                { Icon::Download }
                <span class="name cut-text" title={Rc::clone(&transfer.file_name)}>
                    { Rc::clone(&transfer.file_name) }
                </span>
            }
            { button }
            if let Some(transfer) = transfer {
                <ProgressBar
                    {job_id}
                    percent={transfer.percent()}
                    status_key="transfer"
                    label={download::DOWNLOAD}
                    spoken={transfer.amount(&*formats)}
                />
                <span class="facts">
                    <span>{ transfer.facts(&*formats) }</span>
                    <span>{ transfer.percent().map(list::percent) }</span>
                </span>
            }
        </div>
    }
}

/// The button of an action, and its name meanwhile.
pub(super) fn action(
    ActionButton { availability, is_main }: ActionButton,
    icon: Icon,
    [name, meanwhile]: [&'static str; 2],
    event: ActionEvent,
) -> Html {
    let words = if availability == Availability::UnderWay { meanwhile } else { name };
    let sends = (availability == Availability::Possible).then_some(Event::Action(event));
    let kind = if is_main { ButtonKind::Primary } else { ButtonKind::Framed };
    html! { <Button {kind} class="grow" {icon} {words} {sends} /> }
}
