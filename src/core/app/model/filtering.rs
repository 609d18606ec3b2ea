//! The list by its filters and its order.

use super::{Facets, Model};
use crate::core::list::listing::Motion;
use crate::core::list::sort::{Setting, Sort};
use crate::core::list::store::JobIndex;
use crate::core::query::{Context, Known, Matcher, Query, Undocumented};
use crate::core::words::job::NAMES;

impl Model {
    /// What a matcher needs to know.
    pub fn matcher(&self, query: &Query) -> Matcher {
        Matcher::new(
            query,
            &Context {
                now: self.now,
                zone: &*self.locale,
                account: self.account(),
                stalled_after: self.config.stalled_after,
                retention: self.config.retention,
                known: Some(Known {
                    texts: &self.texts,
                    id_letters: self.store.id_letters(),
                    undocumented: self.undocumented(),
                }),
            },
        )
    }

    /// The undocumented states and types of the jobs, once all jobs are there.
    pub fn undocumented(&self) -> Option<&Undocumented> {
        self.load.loaded_at.is_some().then(|| self.store.undocumented())
    }

    /// Draws up the list anew.
    pub(crate) fn relist(&mut self, motion: Motion) {
        let matcher = self.matcher(&self.query);
        self.listing.filter(&self.store, &matcher, &self.filter_key(&self.query_text));
        self.listing.sort(&self.store, self.sort, self.setting());
        self.listing.show(motion);
        self.facets = Facets::default();
        self.search.recount();
        self.overview.expire();
        self.relisted_at = self.instant;
    }

    /// Takes over filters that a person or the page changed. Returns whether that can change what is found.
    pub(crate) fn refilter(&mut self, text: String) -> bool {
        let query = match self.search.cursor {
            Some(cursor) => Query::parse_typing(&text, cursor, &NAMES),
            None => Query::parse(&text, &NAMES),
        };
        let finds_others = !query.finds_the_same(&self.query);
        if finds_others {
            let narrows = query.narrows(&self.query);
            let matcher = self.matcher(&query);
            let key = self.filter_key(&text);
            if matcher.is_lasting() {
                self.listing.refilter(&self.store, &matcher, &key, narrows);
            } else {
                self.listing.filter(&self.store, &matcher, &key);
            }
            self.listing.show(Motion::Free);
        }
        if finds_others || query.created_text() != self.query.created_text() {
            self.overview.expire();
        }
        self.facets.follow(&self.query, &query);
        self.query = query;
        self.query_text = text;
        finds_others
    }

    /// What the listing knows the filters by: while somebody types, the same text can be other filters.
    fn filter_key(&self, text: &str) -> String {
        match self.search.cursor {
            Some(cursor) => format!("{cursor} {text}"),
            None => text.to_owned(),
        }
    }

    /// Takes over an order.
    pub(crate) fn order(&mut self, sort: Sort) {
        self.sort = sort;
        self.listing.sort(&self.store, sort, self.setting());
        self.listing.show(Motion::Free);
    }

    /// Follows jobs that are new, different, or gone, and what time alone changed.
    pub(crate) fn follow(&mut self, touched: &[JobIndex], motion: Motion) {
        let (matcher, setting) = (self.matcher(&self.query), self.setting());
        self.listing.follow(&self.store, touched, &matcher, self.sort, setting);
        if !matcher.is_lasting() {
            let key = self.filter_key(&self.query_text);
            let finds_others = self.listing.filter(&self.store, &matcher, &key);
            // What is not found for its date alone can still have a bar.
            if finds_others || !self.matcher(&self.query.without_created()).is_lasting() {
                self.overview.expire();
            }
        }
        if self.sort.key.depends_on_time() {
            self.listing.sort(&self.store, self.sort, setting);
        }
        self.listing.show(motion);
        self.facets = Facets::default();
        self.search.recount();
        self.follow_in_overview(touched);
    }

    fn setting(&self) -> Setting {
        Setting { now: self.now, stalled_after: self.config.stalled_after }
    }
}
