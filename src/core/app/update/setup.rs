//! What the page sets, at first and later.

use crate::core::app::address::Address;
use crate::core::app::config::{Attributes, Config};
use crate::core::app::effect::{Effect, HostEvent};
use crate::core::app::model::{Load, Model, Random};
use crate::core::app::polling::Budget;
use crate::core::list::batch::Batch;
use crate::core::list::listing::Motion;
use crate::core::list::store::Store;

use super::{detail, filters, list_request};

pub(super) fn connect(
    model: &mut Model,
    attributes: Attributes,
    seed: u64,
    visible: bool,
    effects: &mut Vec<Effect>,
) {
    model.random = Random::new(seed);
    model.visible = visible;
    model.budget = Budget::new(model.instant);
    let config = Config::read(&attributes).0;
    model.sort = config.sort;
    model.config.language = config.language;
    effects.push(Effect::Emit(HostEvent::Ready));
    apply(model, attributes, effects);
}

pub(super) fn change(model: &mut Model, attributes: Attributes, effects: &mut Vec<Effect>) {
    if attributes != model.attributes {
        apply(model, attributes, effects);
    }
}

fn apply(model: &mut Model, attributes: Attributes, effects: &mut Vec<Effect>) {
    let (config, warnings) = Config::read(&attributes);
    // What was already said is not said again with every change of another attribute.
    let known = Config::read(&model.attributes).1;
    let new = warnings.iter().filter(|it| !known.contains(it));
    effects.extend(new.map(|it| Effect::Warn(it.to_string())));
    let old = std::mem::replace(&mut model.config, config);
    model.attributes = attributes;

    let config = &model.config;
    if (&config.language, &config.time_zone) != (&old.language, &old.time_zone) {
        effects.push(Effect::UseLocale {
            language: config.language.clone(),
            time_zone: config.time_zone.clone(),
        });
        model.awaits_locale = true;
    }
    follow(&mut model.address, config, &old);
    if model.config.api != old.api
        || (model.config.created_after, model.config.created_before)
            != (old.created_after, old.created_before)
    {
        start_over(model, effects);
    }
    if model.config.sort != old.sort {
        model.order(model.config.sort);
    }
    if model.config.stalled_after != old.stalled_after {
        model.relist(Motion::Free);
    }
    if model.config.query != old.query && *model.config.query != *model.query_text {
        let query = model.config.query.to_string();
        filters::set(model, query);
        list_request::reach_back(model, effects);
    }
    if model.config.job != old.job {
        let job = model.config.job.clone();
        detail::set(model, job.as_ref(), effects);
    }
}

/// What the page set anew is what it wants shown where the address says nothing.
fn follow(address: &mut Address, config: &Config, old: &Config) {
    address.part = config.sync_url;
    address.id.clone_from(&config.id);
    if config.query != old.query {
        address.default.query.clone_from(&config.query);
    }
    if config.sort != old.sort {
        address.default.sort = config.sort;
    }
    if config.job != old.job {
        address.default.job.clone_from(&config.job);
    }
}

/// Other jobs: nothing of the old ones stays, their requests included.
fn start_over(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(in_flight) = &model.load.in_flight {
        effects.push(Effect::Abort(in_flight.request));
    }
    model.store = Store::default();
    model.listing.clear();
    model.overview.start_over();
    model.load = Load { is_due: true, ..Load::default() };
    model.selection.clear();
    model.anchor = None;
    model.cursor.row = 0;
    model.dialog = None;
    model.menu = None;
    model.banner_hidden = false;
    model.replays.clear();
    model.replaying = Batch::default();
    model.downloading = Batch::default();
    model.exporting = None;
    model.flashing.clear();
    detail::forget(model);
}
