//! `sync-url`: the page's address keeps the filters, the order and the open job.

use std::rc::Rc;

use crate::core::app::address::{Address, SyncUrl, UrlState};
use crate::core::app::effect::{Effect, HostEvent};
use crate::core::app::event::{FilterEvent, PageAddress};
use crate::core::app::model::Model;

use super::{detail, filters};

/// Nobody goes back further.
const MOST_STEPS: usize = 100;

/// Shows what the address says as the element comes into the page. The page is not told: nobody did anything yet.
pub(super) fn adopt(model: &mut Model, page: &PageAddress, effects: &mut Vec<Effect>) {
    model.address = model.config.address();
    model.left_url_parts.clear();
    let Some(part) = part(model, page) else { return };
    let shown = model.address.read(part);
    part.clone_into(&mut model.url_part);
    if *shown.query != *model.query_text {
        filters::set(model, shown.query.to_string());
        effects.push(filters::reflect(model));
    }
    if shown.sort != model.sort {
        effects.push(filters::set_order(model, shown.sort));
    }
    detail::set(model, shown.job.as_ref(), effects);
    model.url_state = shown;
}

/// The person went back or forward: as if they had chosen it all anew. One who went to another place of the page has
/// chosen nothing here: all stays, and the address says so again.
pub(super) fn follow(model: &mut Model, page: &PageAddress, effects: &mut Vec<Effect>) {
    let Some(part) = part(model, page) else { return };
    let is_left = model.left_url_parts.iter().any(|it| it == part);
    let shown = model.address.read(part);
    part.clone_into(&mut model.url_part);
    if model.address.is_of_the_page(part) && !is_left {
        model.url_state = shown;
        return;
    }
    filters::handle(model, FilterEvent::QuerySet(shown.query.to_string()), effects);
    if shown.sort != model.sort {
        filters::handle(model, FilterEvent::SortChosen(shown.sort), effects);
    }
    match &shown.job {
        Some(id) if model.open.as_ref().is_none_or(|it| it.id != *id) => {
            detail::open(model, id, effects);
        }
        Some(_) => {}
        None => detail::close(model, effects),
    }
    model.url_state = shown;
}

/// Writes what is shown, when it is no longer what the address says. Opening and closing a job are steps to go back
/// from; filters and order are not, and neither is what the page does.
pub(super) fn write(model: &mut Model, effects: &mut Vec<Effect>) {
    let open = model.open.as_ref().map(|it| &it.id);
    let known = &model.url_state;
    let is_known =
        *known.query == *model.query_text && known.sort == model.sort && known.job.as_ref() == open;
    if model.address.part == SyncUrl::Off || is_known {
        return;
    }
    model.url_state = shown(model);
    let after = model.address.write(&model.url_part, &model.url_state);
    let before = std::mem::replace(&mut model.url_part, after);
    let is_step = effects.iter().any(|it| matches!(it, Effect::Emit(HostEvent::Open(_))));
    if is_step {
        model.left_url_parts.push(before);
        if model.left_url_parts.len() > MOST_STEPS {
            model.left_url_parts.remove(0);
        }
    }
    effects.push(Effect::WriteAddress {
        address: model.address.clone(),
        shown: model.url_state.clone(),
        is_step,
    });
}

/// A link to what is shown. Where the address keeps nothing, it is what a page can find behind the `#`.
pub(super) fn link(model: &Model) -> Effect {
    let address = match model.address.part {
        SyncUrl::Off => Address { part: SyncUrl::Hash, ..Address::default() },
        _ => model.address.clone(),
    };
    Effect::CopyLink(address, shown(model))
}

fn shown(model: &Model) -> UrlState {
    UrlState {
        query: model.query_text.as_str().into(),
        sort: model.sort,
        job: model.open.as_ref().map(|it| Rc::clone(&it.id)),
    }
}

/// What of an address keeps what is shown.
fn part<'a>(model: &Model, page: &'a PageAddress) -> Option<&'a str> {
    match model.address.part {
        SyncUrl::Off => None,
        SyncUrl::Hash => Some(&page.hash),
        SyncUrl::Query => Some(&page.query),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::app::config::Attributes;
    use crate::core::app::event::{Event, JobEvent, Msg, PageEvent};
    use crate::core::app::update::update;
    use crate::core::list::sort::Sort;
    use crate::core::locale::PlainLocale;
    use crate::core::time::{FixedZone, Instant, Timestamp};

    const HASH: [(&str, &str); 2] = [("account-sid", "IRx"), ("sync-url", "hash")];

    fn hash(hash: &str) -> PageAddress {
        PageAddress { query: "query=not-this".into(), hash: hash.into() }
    }

    fn connected(attributes: &[(&str, &str)], address: PageAddress) -> (Model, Vec<Effect>) {
        let mut model = Model::new(Rc::new(PlainLocale(FixedZone(0))));
        let attributes: Attributes = attributes.iter().copied().collect();
        let event =
            Event::Page(PageEvent::Connected { attributes, address, seed: 7, visible: true });
        let effects = happens(&mut model, event);
        (model, effects)
    }

    fn happens(model: &mut Model, event: Event) -> Vec<Effect> {
        update(
            model,
            Msg { at: Instant::default(), wall: Timestamp::from_millis(1_661_360_880_000), event },
        )
    }

    /// What is written into an empty address, and whether it is a step.
    fn written(effects: &[Effect]) -> Vec<(String, bool)> {
        let written = |it: &Effect| match it {
            Effect::WriteAddress { address, shown, is_step } => {
                Some((address.write("", shown), *is_step))
            }
            _ => None,
        };
        effects.iter().filter_map(written).collect()
    }

    fn is_told(effects: &[Effect]) -> bool {
        let is_news =
            |it: &Effect| matches!(it, Effect::Emit(HostEvent::Query { .. } | HostEvent::Open(_)));
        effects.iter().any(is_news)
    }

    #[test]
    fn what_the_address_says_is_shown_and_reflected() {
        let (model, effects) = connected(&HASH, hash("query=status%3Afailed&sort=created&job=a1"));
        assert_eq!(&*model.query_text, "status:failed");
        assert_eq!(model.sort, Sort::parse("created").unwrap());
        assert_eq!(model.open.as_ref().map(|it| &*it.id), Some("a1"));
        for (name, value) in [("query", "status:failed"), ("sort", "created"), ("job", "a1")] {
            assert!(effects.contains(&Effect::Reflect(name, Some(value.into()))), "{name}");
        }
        assert!(!is_told(&effects), "nobody did anything");
        assert_eq!(written(&effects), []);
    }

    #[test]
    fn off_it_neither_reads_nor_writes() {
        let (mut model, _) = connected(&HASH[..1], hash("query=status%3Afailed"));
        assert_eq!(&*model.query_text, "");
        let effects = happens(&mut model, Event::Filter(FilterEvent::QuerySet("a".into())));
        assert_eq!(written(&effects), []);
        happens(&mut model, Event::Page(PageEvent::AddressChanged(hash("query=b"))));
        assert_eq!(&*model.query_text, "a");
    }

    #[test]
    fn typing_replaces_and_opening_is_a_step() {
        let (mut model, _) = connected(&HASH, hash(""));
        let effects = happens(&mut model, Event::Filter(FilterEvent::QuerySet("ab".into())));
        assert_eq!(written(&effects), [("query=ab".to_owned(), false)]);
        let effects = happens(
            &mut model,
            Event::Filter(FilterEvent::SortChosen(Sort::parse("created").unwrap())),
        );
        assert_eq!(written(&effects), [("query=ab&sort=created".to_owned(), false)]);
        let effects = happens(&mut model, Event::Job(JobEvent::Opened("a1".into())));
        assert_eq!(written(&effects), [("query=ab&sort=created&job=a1".to_owned(), true)]);
        let effects = happens(&mut model, Event::Job(JobEvent::Closed));
        assert_eq!(written(&effects), [("query=ab&sort=created".to_owned(), true)]);
        assert_eq!(written(&happens(&mut model, Event::Woken)), [], "once is enough");
    }

    #[test]
    fn what_the_page_opens_is_no_step() {
        let (mut model, _) = connected(&HASH, hash(""));
        let attributes = HASH.into_iter().chain([("job", "a1")]).collect();
        let effects = happens(&mut model, PageEvent::AttributesChanged(attributes).into());
        assert_eq!(written(&effects), [("job=a1".to_owned(), false)]);
    }

    #[test]
    fn going_back_is_followed_told_and_not_written_again() {
        let (mut model, _) = connected(&HASH, hash(""));
        happens(&mut model, Event::Filter(FilterEvent::QuerySet("ab".into())));
        happens(&mut model, Event::Job(JobEvent::Opened("a1".into())));
        let effects = happens(&mut model, Event::Page(PageEvent::AddressChanged(hash("query=ab"))));
        assert!(model.open.is_none());
        assert!(effects.contains(&Effect::Emit(HostEvent::Open(None))));
        assert_eq!(written(&effects), []);
        let effects =
            happens(&mut model, Event::Page(PageEvent::AddressChanged(hash("query=ab&job=a1"))));
        assert_eq!(model.open.as_ref().map(|it| &*it.id), Some("a1"));
        assert_eq!(written(&effects), []);
        assert!(!is_told(&happens(
            &mut model,
            Event::Page(PageEvent::AddressChanged(hash("query=ab&job=a1&x=1")))
        )));
    }

    #[test]
    fn another_place_of_the_page_changes_nothing_here() {
        for (before, place) in [("", "main"), ("intro", "main"), ("/jobs?job=x", "/jobs")] {
            let (mut model, _) = connected(&HASH, hash(before));
            happens(&mut model, FilterEvent::QuerySet("ab".into()).into());
            happens(&mut model, JobEvent::Opened("a1".into()).into());
            let effects = happens(&mut model, PageEvent::AddressChanged(hash(place)).into());
            assert_eq!(model.open.as_ref().map(|it| &*it.id), Some("a1"), "{before}");
            assert_eq!(&*model.query_text, "ab");
            assert!(!is_told(&effects));
            assert_eq!(written(&effects), [("query=ab&job=a1".to_owned(), false)], "{before}");
        }
    }

    #[test]
    fn going_back_to_a_place_of_the_page_closes_the_job() {
        let (mut model, _) = connected(&HASH, hash("main"));
        happens(&mut model, JobEvent::Opened("a1".into()).into());
        let effects = happens(&mut model, PageEvent::AddressChanged(hash("main")).into());
        assert!(model.open.is_none());
        assert_eq!(written(&effects), []);
    }

    #[test]
    fn where_the_address_says_nothing_the_page_is_asked() {
        let attributes = [HASH[0], HASH[1], ("query", "status:failed")];
        let (mut model, effects) = connected(&attributes, hash(""));
        assert_eq!((&*model.query_text, written(&effects)), ("status:failed", vec![]));
        let effects = happens(&mut model, Event::Filter(FilterEvent::FiltersCleared));
        assert_eq!(written(&effects), [("query=".to_owned(), false)]);
        happens(&mut model, Event::Page(PageEvent::AddressChanged(hash(""))));
        assert_eq!(&*model.query_text, "status:failed");
    }
}
