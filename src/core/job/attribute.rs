//! The attributes of the Job object.

use std::fmt;

/// The 17 attributes of the Job object under the API's names, in the order of the provider's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of Job say what each one is")]
pub enum Attribute {
    Id,
    Type,
    ProgramId,
    CreatedBy,
    CreatedDate,
    StartedDate,
    CompletedDate,
    AbandonedDate,
    CancelledDate,
    FailedDate,
    LastProgressUpdateDate,
    Status,
    StatusMessage,
    RecordsProcessed,
    PercentageComplete,
    Replayable,
    ResultUri,
}

impl Attribute {
    /// All of them, in order.
    pub const ALL: [Self; 17] = [
        Self::Id,
        Self::Type,
        Self::ProgramId,
        Self::CreatedBy,
        Self::CreatedDate,
        Self::StartedDate,
        Self::CompletedDate,
        Self::AbandonedDate,
        Self::CancelledDate,
        Self::FailedDate,
        Self::LastProgressUpdateDate,
        Self::Status,
        Self::StatusMessage,
        Self::RecordsProcessed,
        Self::PercentageComplete,
        Self::Replayable,
        Self::ResultUri,
    ];

    /// The API's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "Id",
            Self::Type => "Type",
            Self::ProgramId => "ProgramId",
            Self::CreatedBy => "CreatedBy",
            Self::CreatedDate => "CreatedDate",
            Self::StartedDate => "StartedDate",
            Self::CompletedDate => "CompletedDate",
            Self::AbandonedDate => "AbandonedDate",
            Self::CancelledDate => "CancelledDate",
            Self::FailedDate => "FailedDate",
            Self::LastProgressUpdateDate => "LastProgressUpdateDate",
            Self::Status => "Status",
            Self::StatusMessage => "StatusMessage",
            Self::RecordsProcessed => "RecordsProcessed",
            Self::PercentageComplete => "PercentageComplete",
            Self::Replayable => "Replayable",
            Self::ResultUri => "ResultUri",
        }
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
