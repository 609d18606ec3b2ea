//! Finding the place of something in a list by its text.
//!
//! The widget keeps two such tables, of 100,000 jobs and of the texts they share. A general map would hold each key a
//! second time and bring its code twice; this holds eight bytes for an entry and knows nothing of what it finds.

/// Places in a list, found by hash: open addressing with linear probing. What is at a place, only the caller knows.
#[derive(Clone, Debug, Default)]
pub struct Index {
    slots: Vec<Slot>,
    /// Slots that are not [`FREE`].
    n_used: usize,
}

/// A place, and its hash: so that a growing table and most of a search need not look at what is there.
#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u32,
    place: u32,
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
        self.slots.get(self.slot(hash, is_it)?).map(|it| it.place)
    }

    /// Enters a place that is not in it.
    pub fn insert(&mut self, hash: u32, place: u32) {
        if (self.n_used + 1) * 4 > self.slots.len() * 3 {
            self.grow();
        }
        self.enter(Slot { hash, place });
    }

    /// Takes out a place.
    pub fn remove(&mut self, hash: u32, place: u32) {
        if let Some(at) = self.slot(hash, |it| it == place)
            && let Some(slot) = self.slots.get_mut(at)
        {
            slot.place = GONE;
        }
    }

    fn slot(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> Option<usize> {
        let mut at = self.first(hash);
        loop {
            let slot = self.slots.get(at)?;
            match slot.place {
                FREE => return None,
                place if place != GONE && slot.hash == hash && is_it(place) => return Some(at),
                _ => at = self.after(at),
            }
        }
    }

    fn enter(&mut self, entry: Slot) {
        let mut at = self.first(entry.hash);
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.place == FREE {
                *slot = entry;
                self.n_used += 1;
                return;
            }
            at = self.after(at);
        }
    }

    /// Makes room for as many entries again, and forgets those that are gone.
    fn grow(&mut self) {
        let mut entries = std::mem::take(&mut self.slots);
        entries.retain(|it| it.place < GONE);
        let n_slots = ((entries.len() + 1) * 2).next_power_of_two().max(16);
        self.slots = vec![Slot { hash: 0, place: FREE }; n_slots];
        self.n_used = 0;
        for entry in entries {
            self.enter(entry);
        }
    }

    /// The table's length is a power of two, so that this is the rest of a division by it.
    fn first(&self, hash: u32) -> usize {
        hash as usize & self.slots.len().wrapping_sub(1)
    }

    fn after(&self, at: usize) -> usize {
        (at + 1) & self.slots.len().wrapping_sub(1)
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
                    index.insert(hash_of(key), key);
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
            index.insert(place, place % 10);
            index.remove(place, place % 10);
        }
        assert!(index.slots.len() <= 32, "{}", index.slots.len());
    }
}
