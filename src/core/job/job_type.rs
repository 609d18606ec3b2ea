//! The kind of work a job does.

use crate::core::text::Text;

/// The kind of work a job does. The agency specification says that more types may exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JobType {
    /// `DownloadReport`
    DownloadReport,
    /// `ApiReport`
    ApiReport,
    /// `UploadAds`
    UploadAds,
    /// `TermModification`
    TermModification,
    /// `ClickExport`
    ClickExport,
    /// A type that is not documented, as sent. Empty when the job has none.
    Other(Text),
}

impl JobType {
    /// The documented types, in the order of the type menu.
    pub const KNOWN: [Self; 5] = [
        Self::ClickExport,
        Self::ApiReport,
        Self::DownloadReport,
        Self::UploadAds,
        Self::TermModification,
    ];

    /// The documented type with this name of the API, in any letter case.
    pub fn from_api_name(name: &str) -> Option<Self> {
        Self::KNOWN.into_iter().find(|it| it.api_name().eq_ignore_ascii_case(name))
    }

    /// The API's name, for example `ClickExport`.
    pub fn api_name(&self) -> &str {
        match self {
            Self::DownloadReport => "DownloadReport",
            Self::ApiReport => "ApiReport",
            Self::UploadAds => "UploadAds",
            Self::TermModification => "TermModification",
            Self::ClickExport => "ClickExport",
            Self::Other(name) => name,
        }
    }

    /// The place among the documented types; past them for any other.
    pub fn rank(&self) -> usize {
        match self {
            Self::ClickExport => 0,
            Self::ApiReport => 1,
            Self::DownloadReport => 2,
            Self::UploadAds => 3,
            Self::TermModification => 4,
            Self::Other(_) => Self::KNOWN.len(),
        }
    }
}
