//! How many jobs there are of each type and program: what the filter menus offer.

use std::cmp::Reverse;

use crate::core::job::JobType;
use crate::core::list::store::Store;
use crate::core::query::Matcher;
use crate::core::text::Text;

/// A value that jobs can be filtered by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet<T> {
    /// The value.
    pub value: T,
    /// How many jobs have it, among those that match.
    pub count: usize,
}

/// The documented types, and the others that matching jobs have.
pub fn types(store: &Store, matcher: &Matcher) -> Vec<Facet<JobType>> {
    let documented = JobType::KNOWN.into_iter().map(|value| Facet { value, count: 0 });
    let mut facets: Vec<Facet<JobType>> = documented.collect();
    let matching = store.entries().filter(|it| matcher.matches(it)).map(|it| &it.job.job_type);
    for job_type in matching.filter(|it| !it.api_name().is_empty()) {
        match facets.iter_mut().find(|it| it.value == *job_type) {
            Some(facet) => facet.count += 1,
            None => facets.push(Facet { value: job_type.clone(), count: 1 }),
        }
    }
    facets
}

/// The programs of matching jobs: the chosen one, then those with the most jobs.
pub fn programs(store: &Store, matcher: &Matcher, chosen: Option<&str>) -> Vec<Facet<Text>> {
    /// More are found by typing.
    const MOST: usize = 50;
    // By the number of the text.
    let mut all: Vec<Option<Facet<Text>>> = Vec::new();
    for entry in store.entries().filter(|it| matcher.matches(it)) {
        // One that is too long to be shared is none to choose from a menu.
        let Some(program) = &entry.job.program_id else { continue };
        let Some(number) = program.number() else { continue };
        if number >= all.len() {
            all.resize(number + 1, None);
        }
        if let Some(slot) = all.get_mut(number) {
            slot.get_or_insert_with(|| Facet { value: Text::clone(program), count: 0 }).count += 1;
        }
    }
    let mut facets: Vec<Facet<Text>> = all.into_iter().flatten().collect();
    facets.sort_by(|a, b| {
        let rank = |it: &Facet<Text>| (Some(&*it.value) != chosen, Reverse(it.count));
        rank(a).cmp(&rank(b)).then_with(|| a.value.cmp(&b.value))
    });
    facets.truncate(MOST);
    facets
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::core::job::account::AccountKind;
    use crate::core::job::{Job, Status};
    use crate::core::query::{Context, Query};
    use crate::core::text::Texts;
    use crate::core::time::{FixedZone, Timestamp};
    use crate::core::words::job::NAMES;

    fn matcher(query: &str) -> Matcher {
        let context = Context {
            now: Timestamp::default(),
            zone: &FixedZone(0),
            account: AccountKind::Partner,
            stalled_after: Duration::from_mins(10),
            retention: Duration::from_hours(90 * 24),
            known: None,
        };
        Matcher::new(&Query::parse(query, &NAMES), &context)
    }

    /// Jobs of these types and programs.
    fn store(jobs: &[(JobType, &str)]) -> Store {
        let (mut store, mut texts) = (Store::default(), Texts::default());
        for (number, (job_type, program)) in jobs.iter().enumerate() {
            let mut job = Job::new(&number.to_string(), job_type.clone(), Status::Queued);
            job.program_id = (!program.is_empty()).then(|| texts.share(program));
            store.put(job);
        }
        store
    }

    #[test]
    fn documented_types_are_offered_even_without_jobs_and_others_with_some() {
        let (bulk, none) = (JobType::Other("Bulk".into()), JobType::Other("".into()));
        let store = store(&[
            (JobType::ApiReport, "1"),
            (bulk.clone(), "1"),
            (none, "1"),
            (bulk, "2"),
            (JobType::ApiReport, "2"),
        ]);
        let counted = |query| -> Vec<(String, usize)> {
            let facets = types(&store, &matcher(query));
            facets.iter().map(|it| (it.value.api_name().to_owned(), it.count)).collect()
        };
        let expected = |api: usize, bulk: usize| {
            [
                ("ClickExport", 0),
                ("ApiReport", api),
                ("DownloadReport", 0),
                ("UploadAds", 0),
                ("TermModification", 0),
                ("Bulk", bulk),
            ]
            .map(|(name, n)| (name.to_owned(), n))
        };
        assert_eq!(counted(""), expected(2, 2));
        assert_eq!(counted("program:1"), expected(1, 1));
    }

    fn names(facets: &[Facet<Text>]) -> String {
        facets.iter().map(|it| format!("{}:{}", &*it.value, it.count)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_chosen_program_comes_first_then_those_with_the_most_jobs() {
        let (a, b) = (JobType::ApiReport, JobType::UploadAds);
        let jobs = [(a.clone(), "7"), (a.clone(), "9"), (b.clone(), "9"), (b, "8"), (a, "")];
        let store = store(&jobs);
        assert_eq!(names(&programs(&store, &matcher(""), None)), "9:2 7:1 8:1");
        assert_eq!(names(&programs(&store, &matcher(""), Some("8"))), "8:1 9:2 7:1");
        assert_eq!(names(&programs(&store, &matcher("type:upload"), None)), "8:1 9:1");
    }

    #[test]
    fn of_many_programs_the_chosen_one_is_not_left_out() {
        let jobs: Vec<_> = (100..200).map(|it| (JobType::ApiReport, it.to_string())).collect();
        let jobs: Vec<_> = jobs.iter().map(|(it, program)| (it.clone(), &**program)).collect();
        let facets = programs(&store(&jobs), &matcher(""), Some("199"));
        assert_eq!((facets.len(), &*facets[0].value, &*facets[1].value), (50, "199", "100"));
    }
}
