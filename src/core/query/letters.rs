//! Which letters there are in many texts.

/// The letters of all texts that were added, in lower case. It may know of more than there are, never of fewer: the
/// bytes of a letter that is not ASCII count as others.
#[derive(Clone, Debug)]
pub struct Letters([bool; 128]);

impl Default for Letters {
    fn default() -> Self {
        Self([false; 128])
    }
}

impl Letters {
    /// Adds the letters of a text.
    pub fn add(&mut self, text: &str) {
        for byte in text.bytes() {
            self.0[place(byte)] = true;
        }
    }

    /// Whether an ASCII word can be in one of the texts. Where it cannot, none has to be looked at.
    pub fn can_spell(&self, word: &str) -> bool {
        word.bytes().all(|byte| self.0[place(byte)])
    }
}

fn place(byte: u8) -> usize {
    usize::from(byte.to_ascii_lowercase() & 127)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_what_it_has_seen_in_either_case() {
        let mut letters = Letters::default();
        assert!(letters.can_spell("") && !letters.can_spell("a"));
        letters.add("4a-9F");
        assert!(letters.can_spell("f4") && letters.can_spell("A-9"));
        assert!(!letters.can_spell("f5") && !letters.can_spell("click"));
    }
}
