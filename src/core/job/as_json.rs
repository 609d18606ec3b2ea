//! A job as JSON, to be copied.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Attribute, Job};

/// The job as JSON under the API's names and in its order; attributes that are not set are `null`.
pub fn as_json(job: &Job) -> String {
    serde_json::to_string_pretty(job).unwrap_or_default()
}

impl Serialize for Job {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Job", Attribute::ALL.len())?;
        for attribute in Attribute::ALL {
            let name = attribute.name();
            match (attribute, self.records, self.percent, self.replayable) {
                (Attribute::RecordsProcessed, Some(records), ..) => {
                    object.serialize_field(name, &records)?;
                }
                (Attribute::PercentageComplete, _, Some(percent), _) => {
                    object.serialize_field(name, &percent)?;
                }
                (Attribute::Replayable, .., Some(replayable)) => {
                    object.serialize_field(name, &replayable)?;
                }
                _ => object.serialize_field(name, &self.attribute(attribute))?,
            }
        }
        object.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::job::{JobType, Status};
    use crate::core::text::Text;

    #[test]
    fn has_the_names_and_the_order_of_the_api() {
        let job = Job {
            status_message: Some(Text::from("\"ä\\\n\u{1b}")),
            records: Some(250),
            percent: Some(100),
            replayable: Some(true),
            verbatim: Box::new([
                (Attribute::CreatedDate, "07.06.2022".into()),
                (Attribute::PercentageComplete, "250".into()),
                (Attribute::Replayable, "True".into()),
            ]),
            ..Job::new("a-1", JobType::ClickExport, Status::Completed)
        };
        let expected = r#"{
  "Id": "a-1",
  "Type": "ClickExport",
  "ProgramId": null,
  "CreatedBy": null,
  "CreatedDate": "07.06.2022",
  "StartedDate": null,
  "CompletedDate": null,
  "AbandonedDate": null,
  "CancelledDate": null,
  "FailedDate": null,
  "LastProgressUpdateDate": null,
  "Status": "COMPLETED",
  "StatusMessage": "\"ä\\\n\u001b",
  "RecordsProcessed": 250,
  "PercentageComplete": 100,
  "Replayable": true,
  "ResultUri": null
}"#;
        assert_eq!(as_json(&job), expected);
    }

    #[test]
    fn a_number_that_could_not_be_read_is_text_as_it_was_sent() {
        let job = Job {
            verbatim: Box::new([(Attribute::RecordsProcessed, "many".into())]),
            ..Job::new("a-1", JobType::ClickExport, Status::Completed)
        };
        assert!(as_json(&job).contains("\n  \"RecordsProcessed\": \"many\",\n"));
    }
}
