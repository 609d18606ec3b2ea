//! The engines that the end-to-end tests run in, and what each leaves out.

/// What draws a page, by the browser that is tested with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// The tests that run in WebKit: what a person does most, and what differs most between engines.
pub(crate) const SMOKE: [&str; 38] = [
    "attributes::back_and_forward_go_through_the_opened_jobs",
    "attributes::density_changes_the_height_of_rows_and_the_same_stay_in_view",
    "attributes::two_elements_share_the_address",
    "detail::opening_and_closing_tell_the_page",
    "detail::shows_the_first_rows_of_a_result",
    "download::saves_the_bytes_the_server_has",
    "filters::a_chip_filters_writes_the_query_and_takes_it_back",
    "filters::nothing_flickers_while_a_filter_is_typed",
    "filters::the_search_box_presses_the_chips",
    "hostile::a_page_that_unsets_every_style_changes_nothing_inside",
    "hostile::markup_in_a_job_is_shown_as_text",
    "hosts::in_a_column_of_320_pixels_it_has_all_it_needs",
    "hosts::inside_a_dialog_its_own_layers_close_first",
    "hosts::inside_a_sandboxed_frame_it_works",
    "hosts::inside_another_shadow_root_it_works",
    "hosts::on_a_dark_page_it_is_dark",
    "hosts::on_a_page_from_right_to_left_it_runs_that_way",
    "hosts::what_the_page_sets_holds_at_every_width",
    "keyboard::arrows_walk_through_rows_and_cells",
    "keyboard::enter_opens_and_escape_comes_back",
    "keyboard::the_grid_is_one_tab_stop",
    "life::a_refresh_ends_when_the_widget_fails",
    "life::moved_it_keeps_its_place_and_loads_nothing_anew",
    "life::one_that_fails_while_it_starts_starts_again",
    "life::the_element_works_however_it_is_made",
    "life::the_rest_loads_when_the_element_comes_near",
    "life::what_did_not_arrive_can_be_tried_again",
    "life::when_it_is_nobodys_failure_all_start_again_but_not_over_and_over",
    "life::when_one_fails_it_says_so_and_the_others_go_on",
    "list::first_paint",
    "live::a_job_goes_from_queued_to_completed_before_the_viewers_eyes",
    "overview::a_press_on_a_bar_filters_and_a_second_one_takes_it_back",
    "policy::breaks_no_policy_and_logs_no_error_on_a_walk_through_everything",
    "portal::everybody_can_use_it_at_every_width",
    "portal::the_tabs_show_two_accounts_and_how_many_jobs_each_has",
    "portal::what_ends_in_the_other_account_is_counted_and_told",
    "replay::a_partners_job_is_queued_again",
    "view_menu::a_page_keeps_the_columns_that_somebody_chose",
];

/// Tests that cannot run in an engine, with the reason; a module stands for all of its tests.
const LEFT_OUT: [(Engine, &str, &str); 13] = [
    (Engine::Firefox, "surroundings::a_phone_zooms_into_no_field", NO_TOUCH),
    (
        Engine::Firefox,
        "surroundings::without_a_mouse_but_with_keys_every_cell_can_be_reached",
        NO_TOUCH,
    ),
    (Engine::WebKit, "surroundings::a_phone_zooms_into_no_field", NO_TOUCH),
    (
        Engine::WebKit,
        "surroundings::without_a_mouse_but_with_keys_every_cell_can_be_reached",
        NO_TOUCH,
    ),
    (
        Engine::Firefox,
        "screenshots::",
        "the pictures are looked at in one engine, and have one name",
    ),
    (Engine::WebKit, "accessibility::nothing_moves_for_those_who_want_less_motion", NO_MEDIA),
    (Engine::WebKit, "attributes::theme", NO_MEDIA),
    (Engine::WebKit, "portal::the_theme_of_the_page_is_that_of_its_lists", NO_MEDIA),
    (Engine::WebKit, "screenshots::", NO_MEDIA),
    (Engine::WebKit, "offline::keeps_the_list_while_offline_and_goes_on_by_itself", NO_OFFLINE),
    (Engine::WebKit, "offline::the_filters_work_offline", NO_OFFLINE),
    (
        Engine::WebKit,
        "hosts::without_javascript_a_sentence_stands_in_its_place",
        "WebKitWebDriver cannot switch scripts off",
    ),
    (
        Engine::WebKit,
        "life::moved_without_being_removed_it_keeps_its_place_and_loads_nothing_anew",
        "WebKit has no moveBefore()",
    ),
];
const NO_MEDIA: &str = "WebKitWebDriver cannot set media features";
const NO_TOUCH: &str = "its driver cannot make a touch screen of a page";
const NO_OFFLINE: &str = "WebKitWebDriver cannot cut the connection";

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
            assert!(name.is_empty() || text.contains(&format!("fn {name}(")), "{test}");
        }
    }
}
