//! Finding the place of something in a list by its text.
//!
//! The widget keeps two such tables, of 100,000 jobs and of the texts they share. A general map would hold each key a
//! second time and bring its code twice; this holds four bytes for an entry and knows nothing of what it finds.

/// Places in a list, found by hash: open addressing with linear probing. What is at a place, only the caller knows.
#[derive(Clone, Debug, Default)]
pub struct Index {
    slots: Vec<u32>,
    /// Slots that are not [`FREE`].
    n_used: usize,
}

const FREE: u32 = u32::MAX;
/// An entry was here: a search goes on, past it.
const GONE: u32 = u32::MAX - 1;

/// The hash of a text: FNV-1a.
pub fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl Index {
    /// The place with this hash for which `is_it` says so.
    pub fn find(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        self.slot(hash, is_it).map(|(_, place)| place)
    }

    /// Enters a place that is not in it. `hash_of` gives the hashes of the others, for when the table grows.
    pub fn insert(&mut self, hash: u32, place: u32, hash_of: impl Fn(u32) -> u32) {
        if (self.n_used + 1) * 4 > self.slots.len() * 3 {
            self.grow(hash_of);
        }
        self.enter(hash, place);
    }

    /// Takes out a place.
    pub fn remove(&mut self, hash: u32, place: u32) {
        if let Some((slot, _)) = self.slot(hash, |it| it == place)
            && let Some(entry) = self.slots.get_mut(slot)
        {
            *entry = GONE;
        }
    }

    fn slot(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> Option<(usize, u32)> {
        let mut slot = self.first(hash);
        loop {
            match *self.slots.get(slot)? {
                FREE => return None,
                place if place != GONE && is_it(place) => return Some((slot, place)),
                _ => slot = self.after(slot),
            }
        }
    }

    fn enter(&mut self, hash: u32, place: u32) {
        let mut slot = self.first(hash);
        while let Some(entry) = self.slots.get_mut(slot) {
            if *entry == FREE {
                *entry = place;
                self.n_used += 1;
                return;
            }
            slot = self.after(slot);
        }
    }

    /// Makes room for as many entries again, and forgets those that are gone.
    fn grow(&mut self, hash_of: impl Fn(u32) -> u32) {
        let old = std::mem::take(&mut self.slots);
        let places: Vec<u32> = old.into_iter().filter(|it| *it < GONE).collect();
        self.slots = vec![FREE; ((places.len() + 1) * 2).next_power_of_two().max(16)];
        self.n_used = 0;
        for place in places {
            self.enter(hash_of(place), place);
        }
    }

    /// The table's length is a power of two, so that this is the rest of a division by it.
    fn first(&self, hash: u32) -> usize {
        hash as usize & self.slots.len().wrapping_sub(1)
    }

    fn after(&self, slot: usize) -> usize {
        (slot + 1) & self.slots.len().wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Few hashes, so that most entries collide.
        #[test]
        fn finds_what_a_set_has(steps in proptest::collection::vec((any::<bool>(), 0u32..60), 0..400)) {
            let mut index = Index::default();
            let mut set = HashSet::new();
            let hash_of = |key: u32| key % 7;
            for (adds, key) in steps {
                let is_there = set.contains(&key);
                if adds && !is_there {
                    index.insert(hash_of(key), key, hash_of);
                    set.insert(key);
                } else if !adds && is_there {
                    index.remove(hash_of(key), key);
                    set.remove(&key);
                }
                for key in 0..60 {
                    let found = index.find(hash_of(key), |it| it == key);
                    prop_assert_eq!(found, set.contains(&key).then_some(key));
                }
            }
        }
    }

    #[test]
    fn what_comes_and_goes_takes_no_more_room() {
        let mut index = Index::default();
        for place in 0..100_000 {
            index.insert(place, place % 10, |it| it);
            index.remove(place, place % 10);
        }
        assert!(index.slots.len() <= 32, "{}", index.slots.len());
    }
}
