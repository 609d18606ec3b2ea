//! One JSON body to one page of jobs, and the shapes an error comes in.

use std::fmt;

use serde::de::{Error, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::job::{Draft, JobSeed, Key, text};
use super::{Interner, Page, Problem, ProblemKind};

/// Reads a body as a list: `[…]`, `{"Jobs":[…]}`, `{"Jobs":{"Job":…}}`, `{"Jobs":null}` or `{"Jobs":""}`.
pub(super) struct ListSeed<'a>(pub(super) &'a mut Interner);

/// An error sent in place of what was asked for.
#[derive(Debug, Default)]
pub(super) struct Refusal {
    pub(super) message: Option<Box<str>>,
}

type PageOrRefusal = Result<Page, Refusal>;

impl<'de> DeserializeSeed<'de> for ListSeed<'_> {
    type Value = PageOrRefusal;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<PageOrRefusal, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ListSeed<'_> {
    type Value = PageOrRefusal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of jobs")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<PageOrRefusal, A::Error> {
        let mut page = Page::default();
        read_jobs(seq, self.0, &mut page)?;
        Ok(Ok(page))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PageOrRefusal, A::Error> {
        let mut page = Page::default();
        let mut refusal = Refusal::default();
        let mut has_jobs = false;
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match &*key.0 {
                "Jobs" => {
                    has_jobs = true;
                    map.next_value_seed(JobsSeed { interner: self.0, page: &mut page })?;
                }
                // The partner documentation prints the key with a slip.
                "@nextpageuri" | "@nextpageruri" => page.next = text(map.next_value()?),
                "Message" | "message" => refusal.message = text(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        match (has_jobs, &refusal.message) {
            (true, _) => Ok(Ok(page)),
            (false, Some(_)) => Ok(Err(refusal)),
            (false, None) => Err(Error::custom("neither jobs nor a message")),
        }
    }
}

/// The value of `Jobs`.
struct JobsSeed<'a> {
    interner: &'a mut Interner,
    page: &'a mut Page,
}

impl<'de> DeserializeSeed<'de> for JobsSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for JobsSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("jobs")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        read_jobs(seq, self.interner, self.page)
    }

    /// `{"Job": [...]}` or `{"Job": {...}}`, as JSON made from XML has it.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Key<'de>>()? {
            if &*key.0 == "Job" {
                map.next_value_seed(OneOrManySeed { interner: self.interner, page: self.page })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        if value.trim().is_empty() { Ok(()) } else { Err(E::custom("text in place of jobs")) }
    }
}

/// The value of `Job` inside `Jobs`.
struct OneOrManySeed<'a> {
    interner: &'a mut Interner,
    page: &'a mut Page,
}

impl<'de> DeserializeSeed<'de> for OneOrManySeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for OneOrManySeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a job or jobs")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        read_jobs(seq, self.interner, self.page)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let draft = JobSeed(self.interner).visit_map(map)?;
        add(draft, 0, self.page);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

fn read_jobs<'de, A: SeqAccess<'de>>(mut seq: A, interner: &mut Interner, page: &mut Page) -> Result<(), A::Error> {
    let mut index = 0;
    while let Some(draft) = seq.next_element_seed(JobSeed(interner))? {
        add(draft, index, page);
        index += 1;
    }
    Ok(())
}

fn add(draft: Draft, index: usize, page: &mut Page) {
    match draft.finish() {
        Ok((job, problems)) => {
            page.jobs.push(job);
            page.problems.extend(problems);
        }
        Err(_) => page.problems.push(Problem { job: None, kind: ProblemKind::NotAJob { index } }),
    }
}

/// Reads a body as an error in one of the JSON shapes; text that is none stands for itself.
pub(super) struct RefusalSeed;

impl<'de> DeserializeSeed<'de> for RefusalSeed {
    type Value = Refusal;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Refusal, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for RefusalSeed {
    type Value = Refusal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Refusal, A::Error> {
        let mut refusal = Refusal::default();
        let mut details = Vec::new();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match &*key.0 {
                "Message" | "message" => refusal.message = text(map.next_value()?),
                "Errors" => map.next_value_seed(DetailsSeed(&mut details))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if let (Some(message), false) = (&refusal.message, details.is_empty()) {
            refusal.message = Some(format!("{message} ({})", details.join("; ")).into());
        }
        Ok(refusal)
    }
}

/// The value of `Errors`: an array of `{"Field", "Message"}`, or the same wrapped in `{"Error": …}`.
struct DetailsSeed<'a>(&'a mut Vec<String>);

impl<'de> DeserializeSeed<'de> for DetailsSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for DetailsSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("error details")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(DetailsSeed(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (mut field, mut message) = (None, None);
        while let Some(key) = map.next_key::<Key<'de>>()? {
            match &*key.0 {
                "Error" => map.next_value_seed(DetailsSeed(self.0))?,
                "Field" => field = text(map.next_value()?),
                "Message" => message = text(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        match (field, message) {
            (Some(field), Some(message)) => self.0.push(format!("{field}: {message}")),
            (None, Some(text)) | (Some(text), None) => self.0.push(text.into()),
            (None, None) => {}
        }
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        if !value.trim().is_empty() {
            self.0.push(value.trim().to_owned());
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
}
