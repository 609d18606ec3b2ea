//! A job as JSON, to be copied.

use super::{Attribute, Job};
use crate::core::json;

/// The job as JSON under the API's names and in its order; attributes that are not set are `null`.
pub fn as_json(job: &Job) -> String {
    let value = |attribute| match attribute {
        Attribute::RecordsProcessed => job.records.map(|it| it.to_string()),
        Attribute::PercentageComplete => job.percent.map(|it| it.to_string()),
        Attribute::Replayable => job.replayable.map(|it| it.to_string()),
        _ => None,
    };
    let line = |attribute: Attribute| {
        let text = || job.attribute(attribute).map(|it| json::quoted(&it));
        let value = value(attribute).or_else(text).unwrap_or_else(|| "null".to_owned());
        format!("  \"{attribute}\": {value}")
    };
    format!("{{\n{}\n}}", Attribute::ALL.map(line).join(",\n"))
}
