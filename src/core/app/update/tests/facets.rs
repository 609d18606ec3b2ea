//! What the filter menus offer is counted while one shows it, and only when it can have changed.

use super::*;
use crate::core::list::facets::Facet;
use crate::core::list::sort::Sort;
use crate::core::text::Text;

/// Jobs of two programs and two types.
fn four() -> String {
    let job = |id: &str, kind: &str, program: &str, status: &str| {
        format!(r#"{{"Id":"{id}","Type":"{kind}","ProgramId":"{program}","Status":"{status}"}}"#)
    };
    list(&[
        job("a", "ApiReport", "1", "QUEUED"),
        job("b", "ApiReport", "2", "FAILED"),
        job("c", "UploadAds", "2", "FAILED"),
        job("d", "UploadAds", "2", "COMPLETED"),
    ])
}

fn opened(menu: Menu) -> Widget {
    let mut widget = Widget::with(&four());
    widget.happens(OverlayEvent::MenuToggled(menu));
    widget
}

fn types(widget: &Widget) -> Rc<[Facet<JobType>]> {
    widget.model.facets.types.clone().expect("the types are counted")
}

fn programs(widget: &Widget) -> Rc<[Facet<Text>]> {
    widget.model.facets.programs.clone().expect("the programs are counted")
}

fn n_of(widget: &Widget, job_type: JobType) -> usize {
    types(widget).iter().find(|it| it.value == job_type).map_or(0, |it| it.count)
}

fn ranked(widget: &Widget) -> Vec<(String, usize)> {
    programs(widget).iter().map(|it| (it.value.to_string(), it.count)).collect()
}

fn ranks(expected: &[(&str, usize)]) -> Vec<(String, usize)> {
    expected.iter().map(|(program, n)| ((*program).to_owned(), *n)).collect()
}

#[test]
fn nothing_is_counted_that_is_not_shown() {
    for (menu, expected) in [
        (Menu::Type, (true, false)),
        (Menu::Program, (false, true)),
        (Menu::Created, (false, false)),
        (Menu::Sort, (false, false)),
        (Menu::Sheet, (true, true)),
    ] {
        let mut widget = Widget::with(&four());
        let counted =
            |it: &Widget| (it.model.facets.types.is_some(), it.model.facets.programs.is_some());
        assert_eq!(counted(&widget), (false, false));
        widget.happens(OverlayEvent::MenuToggled(menu));
        assert_eq!(counted(&widget), expected, "{menu:?}");
        widget.happens(OverlayEvent::MenuLeft(Leaving::Back));
        assert_eq!(counted(&widget), (false, false), "{menu:?}");
    }
}

#[test]
fn time_and_what_has_nothing_to_do_with_them_let_them_be() {
    let mut widget = opened(Menu::Sheet);
    let (types_before, programs_before) = (types(&widget), programs(&widget));
    widget
        .wait(1.0)
        .happens(FilterEvent::SortChosen(Sort::default().toggled(SortKey::Status)))
        .happens(GridEvent::Scrolled(0.0))
        .happens(LoadEvent::RefreshPressed)
        .list_arrives(&four());
    assert!(Rc::ptr_eq(&types(&widget), &types_before));
    assert!(Rc::ptr_eq(&programs(&widget), &programs_before));
}

#[test]
fn they_follow_the_jobs() {
    let mut widget = opened(Menu::Sheet);
    assert_eq!(n_of(&widget, JobType::UploadAds), 2);
    let one_more = four().replace(']', r#",{"Id":"e","Type":"UploadAds","ProgramId":"1"}]"#);
    widget.happens(LoadEvent::RefreshPressed).list_arrives(&one_more);
    assert_eq!(n_of(&widget, JobType::UploadAds), 3);
    assert_eq!(ranked(&widget), ranks(&[("2", 3), ("1", 2)]));
}

#[test]
fn they_follow_the_filters_but_their_own() {
    let mut widget = opened(Menu::Sheet);
    let before = types(&widget);
    widget.happens(FilterEvent::TypeToggled(JobType::UploadAds));
    assert!(Rc::ptr_eq(&types(&widget), &before), "each type still shows as many");
    assert_eq!(ranked(&widget), ranks(&[("2", 2)]));
    widget.happens(FilterEvent::StatusToggled(Status::Failed));
    assert_eq!(n_of(&widget, JobType::ApiReport), 1);
    assert_eq!(ranked(&widget), ranks(&[("2", 1)]));
    widget
        .happens(FilterEvent::FiltersCleared)
        .happens(FilterEvent::ProgramChosen(Some("1".into())));
    assert_eq!(n_of(&widget, JobType::ApiReport), 1);
    assert_eq!(ranked(&widget), ranks(&[("1", 1), ("2", 3)]), "the chosen one comes first");
}

#[test]
fn they_follow_filters_on_ages_as_time_passes() {
    let mut widget = Widget::with(&list(&[job("a", "QUEUED", "")]));
    widget
        .happens(FilterEvent::QuerySet("created:<10m".into()))
        .happens(OverlayEvent::MenuToggled(Menu::Type));
    assert_eq!(n_of(&widget, JobType::ClickExport), 1, "it is 8 minutes old");
    widget.wait(180.0);
    assert_eq!(n_of(&widget, JobType::ClickExport), 0);
}

#[test]
fn another_zone_counts_other_days() {
    let mut widget = Widget::with(&list(&[job("a", "QUEUED", "")]));
    widget
        .happens(FilterEvent::QuerySet("created:2022-08-25".into()))
        .happens(OverlayEvent::MenuToggled(Menu::Type));
    assert_eq!(n_of(&widget, JobType::ClickExport), 0, "created on the 24th at noon");
    use_locale(&mut widget.model, Rc::new(PlainLocale(FixedZone(13 * 60))));
    assert_eq!(n_of(&widget, JobType::ClickExport), 1);
}
