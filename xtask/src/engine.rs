//! The engines that the end-to-end tests run in, and what each leaves out.

/// What draws a page, by the browser that is tested with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// The tests that run in WebKit: what a person does most, and what differs most between engines.
pub(crate) const SMOKE: [&str; 14] = [
    "attributes::density_changes_the_height_of_rows_and_the_same_stay_in_view",
    "detail::opening_and_closing_tell_the_page",
    "download::saves_the_bytes_the_server_has",
    "filters::a_chip_filters_writes_the_query_and_takes_it_back",
    "filters::the_search_box_presses_the_chips",
    "keyboard::arrows_walk_through_rows_and_cells",
    "keyboard::enter_opens_and_escape_comes_back",
    "keyboard::the_grid_is_one_tab_stop",
    "life::the_element_works_however_it_is_made",
    "life::the_rest_loads_when_the_element_comes_near",
    "list::first_paint",
    "live::a_job_goes_from_queued_to_completed_before_the_viewers_eyes",
    "policy::breaks_no_policy_and_logs_no_error_on_a_walk_through_everything",
    "replay::a_partners_job_is_queued_again",
];

/// Tests that cannot run in an engine, with the reason.
const LEFT_OUT: [(Engine, &str, &str); 0] = [];

impl Engine {
    pub(crate) const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The word on the command line, and in the variable `ENGINE` of the tests.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// The tests that cannot run in it, each with the reason.
    pub(crate) fn left_out(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let own = LEFT_OUT.into_iter().filter(move |(engine, ..)| *engine == self);
        own.map(|(_, test, reason)| (test, reason))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::workspace;

    /// A name that is no test would leave nothing out, or run nothing.
    #[test]
    fn every_name_is_a_test() {
        let left_out = LEFT_OUT.into_iter().map(|(_, test, _)| test);
        for test in SMOKE.into_iter().chain(left_out) {
            let (module, name) = test.split_once("::").unwrap();
            let file = workspace::root().join(format!("tests/e2e/{module}.rs"));
            let text = fs::read_to_string(file).unwrap();
            assert!(text.contains(&format!("fn {name}(")), "{test}");
        }
    }
}
