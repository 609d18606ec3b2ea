//! Cutting the entries out of a list while it arrives.

use crate::core::api::error::Found;

/// Cuts a list into its entries and its frame: what is left of the body when its array is empty, a few bytes that are
/// read at the end. The array is the whole body, the value of `Jobs`, or that of `Job` inside `Jobs`.
///
/// It only counts brackets and texts. Whether what lies between them is JSON, the reader of an entry or of the frame
/// finds out.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    frame: Vec<u8>,
    /// The part of an entry that came with earlier bytes.
    entry: Vec<u8>,
    place: Place,
    /// Arrays and objects that are open here, the array of the entries not counted.
    depth: usize,
    text: InText,
    /// The first letters of the last text in the frame, which may be a key.
    key: Vec<u8>,
    /// Whether that text was a key, and its value comes next.
    is_value: bool,
    is_in_jobs: bool,
    /// Whether the frame has more than white space.
    has_begun: bool,
    /// The depth of the frame, while in an array of entries.
    outer_depth: usize,
    n_entries: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Place {
    #[default]
    Frame,
    Entries,
    /// Past a frame that is too long for a list's.
    TooLong,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum InText {
    #[default]
    No,
    Yes,
    AfterBackslash,
}

/// Reads one entry, with its place in the list from 0.
pub(super) type ReadEntry<'a> = dyn FnMut(&[u8], usize) + 'a;

impl Splitter {
    /// A larger frame is another kind of document.
    const LONGEST_FRAME: usize = 1 << 20;
    /// Longer than every key that matters.
    const LONGEST_KEY: usize = 8;

    /// Takes the next bytes of the body, which may end anywhere, and reads each entry that is whole now.
    pub(super) fn feed(&mut self, bytes: &[u8], read: &mut ReadEntry<'_>) {
        let mut start = 0;
        let mut at = 0;
        while self.place != Place::TooLong {
            at += self.text_length(bytes.get(at..).unwrap_or_default());
            let Some(byte) = bytes.get(at) else { break };
            let part = bytes.get(start..at).unwrap_or_default();
            match (self.place, byte) {
                (Place::Frame, _) => {
                    if self.enters(*byte) {
                        self.frame.extend(part);
                        self.frame.push(b'[');
                        start = at + 1;
                    }
                }
                (Place::Entries, b',' | b']') if self.depth == 0 => {
                    self.end_entry(part, *byte == b']', read);
                    // The closing bracket is the frame's.
                    start = if *byte == b']' { at } else { at + 1 };
                }
                (Place::Entries, b'{' | b'[') => self.depth += 1,
                (Place::Entries, b'}' | b']') => self.depth = self.depth.saturating_sub(1),
                (Place::Entries | Place::TooLong, _) => {}
            }
            at += 1;
        }
        self.keep(bytes.get(start..).unwrap_or_default());
    }

    /// The frame, once the body has ended.
    ///
    /// # Errors
    /// What was found in place of a whole list.
    pub(super) fn finish(self) -> Result<Vec<u8>, Found> {
        match self.place {
            Place::TooLong => Err(Found::OtherJson),
            Place::Entries => Err(Found::CutShort),
            Place::Frame => Ok(self.frame),
        }
    }

    /// How many of the next bytes belong to a text, quotes included.
    fn text_length(&mut self, bytes: &[u8]) -> usize {
        let mut length = 0;
        while let Some(byte) = bytes.get(length) {
            match (self.text, byte) {
                (InText::No, b'"') => {
                    self.text = InText::Yes;
                    self.key.clear();
                    self.has_begun = true;
                }
                (InText::No, _) => return length,
                (InText::AfterBackslash, _) => self.text = InText::Yes,
                (InText::Yes, b'"') => self.text = InText::No,
                (InText::Yes, b'\\') => {
                    self.text = InText::AfterBackslash;
                    // So that it is no key that matters.
                    self.key.push(b'\\');
                }
                (InText::Yes, _) => {
                    let rest = bytes.get(length..).unwrap_or_default();
                    let plain = rest.iter().take_while(|it| !matches!(it, b'"' | b'\\')).count();
                    if self.place == Place::Frame {
                        let room = Self::LONGEST_KEY.saturating_sub(self.key.len());
                        self.key.extend(rest.iter().take(plain.min(room)));
                    }
                    length += plain;
                    continue;
                }
            }
            length += 1;
        }
        length
    }

    /// Whether this byte of the frame opens the array of the entries.
    fn enters(&mut self, byte: u8) -> bool {
        let is_jobs = self.is_value && self.depth == 1 && self.key == *b"Jobs";
        let is_job = self.is_value && self.depth == 2 && self.is_in_jobs && self.key == *b"Job";
        match byte {
            b'[' if is_jobs || is_job || !self.has_begun => {
                self.has_begun = true;
                self.place = Place::Entries;
                self.outer_depth = std::mem::take(&mut self.depth);
                self.n_entries = 0;
                return true;
            }
            b'{' | b'[' => {
                self.is_in_jobs |= is_jobs;
                self.depth += 1;
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                self.is_in_jobs &= self.depth >= 2;
            }
            _ => {}
        }
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => {}
            // A byte order mark.
            0xEF | 0xBB | 0xBF if !self.has_begun => {}
            _ => {
                self.is_value = byte == b':';
                self.has_begun = true;
            }
        }
        false
    }

    fn end_entry(&mut self, part: &[u8], is_last: bool, read: &mut ReadEntry<'_>) {
        let earlier = std::mem::take(&mut self.entry);
        let joined;
        let entry = if earlier.is_empty() {
            part
        } else {
            joined = [&*earlier, part].concat();
            &joined
        };
        let is_empty_list = is_last && self.n_entries == 0 && entry.trim_ascii().is_empty();
        if !is_empty_list {
            read(entry, self.n_entries);
        }
        self.n_entries += 1;
        if is_last {
            self.place = Place::Frame;
            self.depth = self.outer_depth;
            self.is_value = false;
        }
    }

    /// Keeps bytes that are of the frame, or of an entry that goes on.
    fn keep(&mut self, bytes: &[u8]) {
        match self.place {
            Place::TooLong => {}
            Place::Entries => self.entry.extend(bytes),
            Place::Frame if self.frame.len() + bytes.len() > Self::LONGEST_FRAME => {
                self.place = Place::TooLong;
            }
            Place::Frame => self.frame.extend(bytes),
        }
    }
}
