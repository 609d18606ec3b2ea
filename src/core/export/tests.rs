use super::*;
use crate::core::job::{JobType, Status};
use proptest::prelude::*;

fn job(id: &str, message: &str) -> Rc<Job> {
    let mut job = Job::new(id, JobType::ClickExport, Status::Completed);
    job.status_message = Some(message.into());
    job.records = Some(250);
    job.replayable = Some(true);
    job.verbatim = Box::new([(Attribute::PercentageComplete, "100.0".into())]);
    Rc::new(job)
}

fn whole(format: Format, jobs: &[Rc<Job>]) -> String {
    let parts: Vec<_> = Export::new(format, jobs.into()).collect();
    String::from_utf8(parts.concat()).unwrap()
}

#[test]
fn csv_has_a_mark_names_and_line_ends() {
    let text = whole(Format::Csv, &[job("a", "said \"no\",\nthen =1"), job("b", "=1+1")]);
    let expected = "\u{feff}Id,Type,ProgramId,CreatedBy,CreatedDate,StartedDate,CompletedDate,AbandonedDate,\
        CancelledDate,FailedDate,LastProgressUpdateDate,Status,StatusMessage,RecordsProcessed,\
        PercentageComplete,Replayable,ResultUri\r\n\
        a,ClickExport,,,,,,,,,,COMPLETED,\"said \"\"no\"\",\nthen =1\",250,100.0,true,\r\n\
        b,ClickExport,,,,,,,,,,COMPLETED,'=1+1,250,100.0,true,\r\n";
    assert_eq!(text, expected);
}

#[test]
fn without_jobs_there_is_still_a_file() {
    assert!(whole(Format::Csv, &[]).ends_with("ResultUri\r\n"));
    assert_eq!(whole(Format::Json, &[]), "[\n]\n");
    assert!(whole(Format::Tabs, &[]).starts_with("Id\tType\t"));
    assert!(whole(Format::Html, &[]).ends_with("<th>ResultUri</th></tr></table>"));
}

#[test]
fn the_clipboard_gets_lines_with_tabs_and_a_table() {
    let jobs = [job("a", "<b>\t&\r\n\"x\"")];
    let text = whole(Format::Tabs, &jobs);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1].split('\t').nth(12), Some("<b> &  \"x\""));
    assert!(lines.iter().all(|it| it.split('\t').count() == Attribute::ALL.len()));
    let html = whole(Format::Html, &jobs);
    assert!(html.contains("<td>&lt;b&gt;\t&amp;\r\n&quot;x&quot;</td>"), "{html}");
}

#[test]
fn json_is_an_array_of_the_jobs_as_sent() {
    let text = whole(Format::Json, &[job("a", "=1"), job("b", "")]);
    let jobs: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(jobs.len(), 2);
    assert_eq!(jobs[0]["StatusMessage"], "=1");
    assert_eq!(jobs[0]["RecordsProcessed"], 250);
    assert_eq!(jobs[1]["StatusMessage"], serde_json::Value::Null);
}

#[test]
fn many_jobs_are_written_in_parts() {
    let jobs = vec![job("a", &"x".repeat(500)); 1_000];
    for format in [Format::Csv, Format::Json, Format::Tabs, Format::Html] {
        let lengths: Vec<usize> =
            Export::new(format, jobs.clone().into()).map(|it| it.len()).collect();
        assert!(lengths.len() > 5, "{format:?}");
        assert!(lengths.iter().all(|it| *it < Export::LENGTH + 2_000), "{format:?}");
    }
}

proptest! {
    /// A reader of CSV finds every attribute of every job as it was sent, and no formula.
    #[test]
    fn csv_is_read_back(texts in proptest::collection::vec(("\\PC{0,8}", "([=+@,;\"'\r\n\t -]|\\PC){0,12}"), 0..20)) {
        let jobs: Vec<_> = texts.iter().map(|(id, message)| job(id, message)).collect();
        let text = whole(Format::Csv, &jobs);
        let mut reader = ::csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let names: Vec<_> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        prop_assert!(names.iter().eq(Attribute::ALL.map(Attribute::name)));
        let records: Vec<_> = reader.records().map(Result::unwrap).collect();
        prop_assert_eq!(records.len(), jobs.len());
        for (record, job) in records.iter().zip(&jobs) {
            for (cell, attribute) in record.iter().zip(Attribute::ALL) {
                let sent = job.attribute(attribute).unwrap_or_default();
                prop_assert!(cell == sent || *cell == format!("'{sent}"), "{cell:?} {sent:?}");
                prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@']), "{cell:?}");
            }
        }
    }

    #[test]
    fn json_is_read_back(texts in proptest::collection::vec(any::<String>(), 0..20)) {
        let jobs: Vec<_> = texts.iter().map(|it| job("a", it)).collect();
        let read: Vec<serde_json::Value> = serde_json::from_str(&whole(Format::Json, &jobs)).unwrap();
        for (read, text) in read.iter().zip(&texts) {
            let sent = if text.is_empty() { serde_json::Value::Null } else { text.as_str().into() };
            prop_assert_eq!(&read["StatusMessage"], &sent);
        }
        prop_assert_eq!(read.len(), jobs.len());
    }
}
