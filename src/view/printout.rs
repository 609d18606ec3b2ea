//! The list on paper.

use std::rc::Rc;

use yew::prelude::*;

use crate::core::screen::print;

/// What is printed.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    pub(super) printout: print::Printout,
}

/// The list as a plain table, which only print media show. Browsers repeat its headers on each sheet.
#[component]
pub(super) fn Printout(Props { printout }: &Props) -> Html {
    let header = |it: &&'static str| html! { <th scope="col">{ *it }</th> };
    let cell = |it: &String| html! { <td>{ it }</td> };
    let row = |it: &Rc<[String]>| html! { <tr>{ for it.iter().map(cell) }</tr> };
    html! {
        <section class="printout">
            <h2>{ &printout.title }</h2>
            { for printout.notes.iter().map(|it| html! { <p>{ it }</p> }) }
            <table>
                <thead><tr>{ for printout.headers.iter().map(header) }</tr></thead>
                <tbody>{ for printout.rows.iter().map(row) }</tbody>
            </table>
        </section>
    }
}
