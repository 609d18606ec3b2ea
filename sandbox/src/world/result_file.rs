//! Result files: CSV (RFC 4180), made row by row from the job's seed and never held as a whole.

use std::fmt::Write;

use super::{job::Snapshot, rng::Rng, time::Timestamp};

/// The size that one chunk reaches before it is handed on, in bytes.
const CHUNK: usize = 32 * 1024;

const MEDIA: [&str; 6] = [
    "Daily Deals",
    "Smith, Jones & Sons",
    "The \"Best\" Of Shoes",
    "Café Zürich",
    "=Total Savings",
    "A media name that is a good deal longer than the column it will be shown in",
];

/// The result of a completed job.
#[derive(Clone, Debug)]
pub struct ResultFile {
    /// The name in `Content-Disposition`, for example `ClickExport-0f0e0d0c.csv`.
    pub name: String,
    columns: Columns,
    program: String,
    rows: i64,
    seed: u64,
    last_day: Timestamp,
}

#[derive(Clone, Copy, Debug)]
enum Columns {
    Clicks,
    Report,
    Changes,
}

impl ResultFile {
    pub(crate) fn of(job: &Snapshot<'_>) -> Self {
        let short_id: String = job.id().chars().take(8).collect();
        Self {
            name: format!("{}-{short_id}.csv", job.type_name()),
            columns: match job.type_name() {
                "ClickExport" => Columns::Clicks,
                "UploadAds" | "TermModification" => Columns::Changes,
                _ => Columns::Report,
            },
            program: job.program().to_owned(),
            rows: job.records,
            seed: job.job.seed,
            last_day: job.created(),
        }
    }

    /// The file in order: the header, then one row for each record processed.
    pub fn chunks(self) -> impl Iterator<Item = String> + Send + 'static {
        let mut next_row = -1;
        std::iter::from_fn(move || {
            let mut chunk = String::new();
            while next_row < self.rows && chunk.len() < CHUNK {
                if next_row < 0 {
                    chunk.push_str(self.columns.header());
                } else {
                    self.write_row(next_row, &mut chunk);
                }
                next_row += 1;
            }
            (!chunk.is_empty()).then_some(chunk)
        })
    }

    fn write_row(&self, row: i64, out: &mut String) {
        let mut rng = Rng::new(self.seed, 1, row.cast_unsigned());
        let moment = (self.last_day - rng.between(0, 86_399)).to_rfc3339();
        let media = quoted(rng.pick(&MEDIA));
        let (a, b, c) = (rng.between(100, 999), rng.between(0, 5_000), rng.between(0, 999_999));
        let program = &self.program;
        // Writing to a String cannot fail.
        let _ = match self.columns {
            Columns::Clicks => {
                write!(
                    out,
                    "{moment},{},{media},{},{program},sub-{c},{}\r\n",
                    90_000 + a,
                    1_000 + b,
                    b % 3 == 0
                )
            }
            Columns::Report => {
                let day = &moment[..10];
                write!(
                    out,
                    "{day},{program},{media},{b},{},{}.{:02},USD\r\n",
                    b / 40,
                    c / 100,
                    c % 100
                )
            }
            Columns::Changes => write!(out, "{},{media},{},{}\r\n", row + 1, 1_000 + b, verdict(c)),
        };
    }
}

impl Columns {
    fn header(self) -> &'static str {
        match self {
            Self::Clicks => "EventDate,AdId,MediaName,MediaId,ProgramId,SubId1,UniqueClick\r\n",
            Self::Report => "Date,ProgramId,MediaName,Clicks,Actions,Payout,Currency\r\n",
            Self::Changes => "Row,Name,Reference,Result\r\n",
        }
    }
}

fn verdict(chance: i64) -> &'static str {
    if chance % 12 == 0 { "\"Skipped, no change\"" } else { "OK" }
}

fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
