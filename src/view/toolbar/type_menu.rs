//! The menu of job types, of which several can be chosen.

use std::rc::Rc;

use yew::prelude::*;

use super::LEAVE;
use crate::core::app::event::{Event, FilterEvent};
use crate::core::job::JobType;
use crate::core::screen::toolbar::Choice;
use crate::core::words::job::job_type;
use crate::core::words::toolbar as words;
use crate::view::context::{use_dispatch, use_formats};
use crate::view::controls::{Icon, LinkButton, Popover};

/// The types there are.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) choices: Rc<[Choice<JobType>]>,
}

/// The menu of job types.
#[component]
pub(super) fn TypeMenu(Props { choices }: &Props) -> Html {
    html! {
        <Popover label={words::FILTER_BY_TYPE} class="menu-type" leave={LEAVE}>
            <TypeOptions choices={choices.clone()} />
            <div class="foot">
                <LinkButton words={words::ANY_TYPE} sends={Event::from(FilterEvent::AnyTypePressed)} />
            </div>
        </Popover>
    }
}

/// The types as checkboxes. Each keeps its element: a type that comes into the list of jobs while the menu is open takes
/// no other's place, nor its focus.
#[component]
pub(super) fn TypeOptions(Props { choices }: &Props) -> Html {
    let (dispatch, formats) = (use_dispatch(), use_formats());
    let option = |Choice { value, count, is_chosen }: &Choice<JobType>| {
        let onclick = dispatch.on_press(FilterEvent::TypeToggled(value.clone()));
        html! {
            <label class="opt" key={value.api_name()}>
                <input class="check" part="checkbox" type="checkbox" checked={*is_chosen} {onclick} />
                { Icon::from(value) }
                <span class="grow">{ job_type(value) }</span>
                <span class="n">{ formats.number(*count as u64) }</span>
            </label>
        }
    };
    choices.iter().map(option).collect()
}
