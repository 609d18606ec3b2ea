//! How jobs and errors are spelled on the wire, in JSON and in XML, for each documented or observed shape.

mod paging;

use std::{borrow::Cow, fmt::Write, str::FromStr};

use serde_json::{Value, json};

use crate::world::{FieldError, Kind, Snapshot, Timestamp};

pub use paging::Paging;

/// Which of the shapes that the sources disagree about the stand-in sends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// As the specification of the account's kind has it. Partner: an object, unset fields absent (the specification
    /// only says "string"). Brand: an object, unset fields `null`. Agency: a bare array, unset fields `""`, numbers and
    /// booleans as text, like its examples.
    #[default]
    Spec,
    /// An object with paging keys and real pages; all values are text, unset fields `""`.
    Strings,
    /// An object; unset fields `null`.
    Nulls,
    /// An object; unset fields absent.
    Absent,
    /// XML whatever the client accepts.
    Xml,
}

impl FromStr for Shape {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "spec" => Ok(Self::Spec),
            "strings" => Ok(Self::Strings),
            "nulls" => Ok(Self::Nulls),
            "absent" => Ok(Self::Absent),
            "xml" => Ok(Self::Xml),
            _ => Err("choose one of spec, strings, nulls, absent, xml".to_owned()),
        }
    }
}

/// What stands for a field that is not set.
#[derive(Clone, Copy, Debug)]
enum Unset {
    Absent,
    Null,
    Empty,
}

/// JSON, or the XML that the API sends to clients that do not ask for JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON.
    Json,
    /// XML.
    Xml,
}

/// Everything that decides the bytes of a job.
#[derive(Clone, Copy, Debug)]
pub struct Encoding {
    format: Format,
    unset: Unset,
    text_only: bool,
    bare_list: bool,
}

enum Field<'a> {
    Text(Cow<'a, str>),
    Number(i64),
    Flag(bool),
    Unset,
}

impl Encoding {
    /// How accounts of this kind are answered.
    pub fn of(shape: Shape, kind: Kind, format: Format) -> Self {
        let (unset, text_only, bare_list) = match (shape, kind) {
            (Shape::Spec, Kind::Partner) | (Shape::Absent, _) => (Unset::Absent, false, false),
            (Shape::Spec, Kind::Brand) | (Shape::Nulls, _) => (Unset::Null, false, false),
            (Shape::Spec, Kind::Agency) => (Unset::Empty, true, true),
            (Shape::Strings | Shape::Xml, _) => (Unset::Empty, true, false),
        };
        Self { format, unset, text_only, bare_list }
    }

    /// One job as a whole body.
    pub fn job(self, job: &Snapshot<'_>) -> String {
        let mut out = String::new();
        match self.format {
            Format::Json => self.write_json(job, &mut out),
            Format::Xml => {
                out.push_str("<ImpactRadiusResponse>");
                write_xml(job, &mut out);
                out.push_str("</ImpactRadiusResponse>");
            }
        }
        out
    }

    /// A list of jobs as a whole body.
    pub fn list<'a>(
        self,
        jobs: impl Iterator<Item = Snapshot<'a>>,
        paging: Option<&Paging>,
    ) -> String {
        let mut out = String::new();
        let keys = paging.map(Paging::keys).unwrap_or_default();
        match self.format {
            Format::Json => {
                out.push_str(if self.bare_list { "[" } else { "{" });
                if !self.bare_list {
                    for (key, value) in keys {
                        let _ = write!(out, "\"@{key}\":{},", json!(value));
                    }
                    out.push_str("\"Jobs\":[");
                }
                for (index, job) in jobs.enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    self.write_json(&job, &mut out);
                }
                out.push_str(if self.bare_list { "]" } else { "]}" });
            }
            Format::Xml => {
                out.push_str("<ImpactRadiusResponse><Jobs");
                for (key, value) in keys {
                    let _ = write!(out, " {key}=\"{}\"", xml_text(&value));
                }
                out.push('>');
                jobs.for_each(|job| write_xml(&job, &mut out));
                out.push_str("</Jobs></ImpactRadiusResponse>");
            }
        }
        out
    }

    fn write_json(self, job: &Snapshot<'_>, out: &mut String) {
        out.push('{');
        let mut separator = "";
        for (name, field) in fields(job) {
            let value = match field {
                Field::Text(text) => json!(text),
                Field::Number(number) if self.text_only => json!(number.to_string()),
                Field::Number(number) => json!(number),
                Field::Flag(flag) if self.text_only => json!(flag.to_string()),
                Field::Flag(flag) => json!(flag),
                Field::Unset => match self.unset {
                    Unset::Absent => continue,
                    Unset::Null => Value::Null,
                    Unset::Empty => json!(""),
                },
            };
            let _ = write!(out, "{separator}\"{name}\":{value}");
            separator = ",";
        }
        out.push('}');
    }
}

impl Format {
    /// The error envelope: a `Message` and, when there is detail, `Errors`.
    pub fn error(self, message: &str, errors: &[FieldError]) -> String {
        match self {
            Self::Json => {
                let mut body = json!({ "Status": "ERROR", "Message": message });
                if !errors.is_empty() {
                    body["Errors"] = errors
                        .iter()
                        .map(|it| json!({ "Field": it.field, "Message": it.message }))
                        .collect();
                }
                body.to_string()
            }
            Self::Xml => {
                let mut detail = String::new();
                for FieldError { field, message } in errors {
                    let message = xml_text(message);
                    let _ = write!(
                        detail,
                        "<Error><Field>{field}</Field><Message>{message}</Message></Error>"
                    );
                }
                if !detail.is_empty() {
                    detail = format!("<Errors>{detail}</Errors>");
                }
                let message = xml_text(message);
                format!(
                    "<ImpactRadiusResponse><Status>ERROR</Status><Message>{message}</Message>{detail}</ImpactRadiusResponse>"
                )
            }
        }
    }

    /// The short answer that the page on responses gives for writes, in place of a job.
    pub fn queued(self, job: &Snapshot<'_>) -> String {
        let uri = job.uri("");
        match self {
            Self::Json => json!({ "Status": "QUEUED", "QueuedUri": uri }).to_string(),
            Self::Xml => format!(
                "<ImpactRadiusResponse><Status>QUEUED</Status><QueuedUri>{uri}</QueuedUri></ImpactRadiusResponse>"
            ),
        }
    }

    /// The value of `Content-Type`.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Xml => "application/xml",
        }
    }
}

/// The 17 fields, in the order of the documentation.
fn fields<'a>(job: &'a Snapshot<'_>) -> [(&'static str, Field<'a>); 17] {
    let stamps = job.stamps;
    [
        ("Id", Field::Text(job.id().into())),
        ("Type", Field::Text(job.type_name().into())),
        ("ProgramId", text(job.program().into())),
        ("CreatedBy", Field::Text(job.created_by().into())),
        ("CreatedDate", date(Some(job.created()))),
        ("StartedDate", date(stamps.started)),
        ("AbandonedDate", date(stamps.abandoned)),
        ("CompletedDate", date(stamps.completed)),
        ("CancelledDate", date(stamps.cancelled)),
        ("FailedDate", date(stamps.failed)),
        ("LastProgressUpdateDate", date(stamps.progress)),
        ("Status", Field::Text(job.status_name().into())),
        ("StatusMessage", text(job.message())),
        ("RecordsProcessed", Field::Number(job.records)),
        ("PercentageComplete", Field::Number(job.percent)),
        ("Replayable", Field::Flag(job.replayable())),
        ("ResultUri", job.result_uri().map_or(Field::Unset, |it| Field::Text(it.into()))),
    ]
}

fn date(moment: Option<Timestamp>) -> Field<'static> {
    moment.map_or(Field::Unset, |it| Field::Text(it.to_rfc3339().into()))
}

fn text(text: Cow<'_, str>) -> Field<'_> {
    if text.is_empty() { Field::Unset } else { Field::Text(text) }
}

fn write_xml(job: &Snapshot<'_>, out: &mut String) {
    out.push_str("<Job>");
    for (name, field) in fields(job) {
        let _ = match field {
            Field::Text(text) => write!(out, "<{name}>{}</{name}>", xml_text(&text)),
            Field::Number(number) => write!(out, "<{name}>{number}</{name}>"),
            Field::Flag(flag) => write!(out, "<{name}>{flag}</{name}>"),
            Field::Unset => write!(out, "<{name}/>"),
        };
    }
    out.push_str("</Job>");
}

/// `text` as character data or as the value of an attribute.
pub(crate) fn xml_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
