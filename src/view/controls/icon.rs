//! The icons: outlines on a 16 px grid, drawn as elements because a strict page allows no inline markup.

use yew::html::IntoPropValue;
use yew::prelude::*;

use crate::core::job::timeline::StepKind;
use crate::core::job::{JobType, Status};
use crate::core::screen::about::About;

/// An icon, which `html!` takes as it is: `{ Icon::Replay }`. Always decoration: the words beside it or the label of its
/// button say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Search,
    ChevronDown,
    Check,
    Cross,
    Refresh,
    Replay,
    Pause,
    Play,
    Download,
    Copy,
    Link,
    Back,
    Warning,
    Offline,
    Hourglass,
    Calendar,
    Sort,
    Sliders,
    Columns,
    Grip,
    Eye,
    Lock,
    Code,
    ArrowUp,
    ArrowDown,
    DownloadReport,
    ApiReport,
    UploadAds,
    TermModification,
    ClickExport,
    Queued,
    Running,
    Completed,
    Error,
    Failed,
    Cancelled,
    Unknown,
    StepCreated,
    StepStarted,
    StepProgress,
    StepAbandoned,
    StepNext,
}

impl Icon {
    /// The icon with classes of its own.
    pub(crate) fn classed(self, class: impl Into<Classes>) -> Html {
        let class = class.into();
        let shapes = self.shapes().iter().map(|(class, d)| {
            let class = Some(*class).filter(|it| !it.is_empty());
            html! { <path {class} d={*d} /> }
        });
        html! { <svg {class} viewBox="0 0 16 16" aria-hidden="true">{ for shapes }</svg> }
    }
}

impl From<Icon> for Html {
    fn from(icon: Icon) -> Self {
        icon.classed(classes!("i", (icon == Icon::Running).then_some("spin")))
    }
}

impl IntoPropValue<Html> for Icon {
    fn into_prop_value(self) -> Html {
        self.into()
    }
}

impl From<&Status> for Icon {
    fn from(status: &Status) -> Self {
        match status {
            Status::Queued => Self::Queued,
            Status::Running => Self::Running,
            Status::Completed => Self::Completed,
            Status::Error => Self::Error,
            Status::Failed => Self::Failed,
            Status::Cancelled => Self::Cancelled,
            Status::Other(_) => Self::Unknown,
        }
    }
}

impl From<&JobType> for Icon {
    fn from(job_type: &JobType) -> Self {
        match job_type {
            JobType::DownloadReport => Self::DownloadReport,
            JobType::ApiReport => Self::ApiReport,
            JobType::UploadAds => Self::UploadAds,
            JobType::TermModification => Self::TermModification,
            JobType::ClickExport => Self::ClickExport,
            JobType::Other(_) => Self::Unknown,
        }
    }
}

impl From<StepKind> for Icon {
    fn from(kind: StepKind) -> Self {
        match kind {
            StepKind::Created => Self::StepCreated,
            StepKind::Started | StepKind::LastStarted => Self::StepStarted,
            StepKind::SecondStartIgnored => Self::StepAbandoned,
            StepKind::LastProgress => Self::StepProgress,
            StepKind::Completed => Self::Completed,
            StepKind::Error => Self::Error,
            StepKind::Failed => Self::Failed,
            StepKind::Cancelled => Self::Cancelled,
            StepKind::Start
            | StepKind::ExpectedFinish
            | StepKind::Retry
            | StepKind::RetryDue
            | StepKind::ResultRemoved
            | StepKind::ResultProbablyRemoved => Self::StepNext,
        }
    }
}

impl From<About> for Icon {
    fn from(about: About) -> Self {
        match about {
            About::SignIn => Self::Lock,
            About::Address => Self::Search,
            About::Connection => Self::Offline,
            About::Server => Self::Warning,
            About::Answer => Self::Code,
            About::Limit => Self::Hourglass,
        }
    }
}

impl Icon {
    /// Outlines with their class: `solid` is filled, `cut` is in the colour of the ground, `faint` is pale,
    /// `thick`, `thin` and `dashed` change the stroke.
    #[expect(clippy::too_many_lines, reason = "a table")]
    fn shapes(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Search => {
                &[("", "M2.5 7a4.5 4.5 0 1 1 9 0a4.5 4.5 0 1 1 -9 0zM10.4 10.4l3.1 3.1")]
            }
            Self::ChevronDown => &[("", "m4.5 6.2 3.5 3.6 3.5-3.6")],
            Self::Check => &[("", "m3.5 8.4 3 3 6-6.8")],
            Self::Cross => &[("", "m4.2 4.2 7.6 7.6M11.8 4.2l-7.6 7.6")],
            Self::Refresh => &[("", "M12.7 9.7A5 5 0 1 1 11.6 4.5l1.9 1.9M13.5 3v3.4h-3.4")],
            Self::Replay => &[
                ("", "M3.3 9.7A5 5 0 1 0 4.4 4.5L2.5 6.4M2.5 3v3.4h3.4"),
                (
                    "solid",
                    "M7 6.3v3.6a.3.3 0 0 0 .46.25l2.7-1.8a.3.3 0 0 0 0-.5l-2.7-1.8A.3.3 0 0 0 7 6.3z",
                ),
            ],
            Self::Pause => &[("thick", "M6 4v8M10 4v8")],
            Self::Play => &[(
                "solid",
                "M5.4 3.7v8.6a.4.4 0 0 0 .62.33l6.4-4.3a.4.4 0 0 0 0-.66l-6.4-4.3a.4.4 0 0 0-.62.33z",
            )],
            Self::Download => &[("", "M8 2.8v7M5 7l3 3 3-3M3.2 13.2h9.6")],
            Self::Copy => &[(
                "",
                "M7.1 5.5h4.8a1.6 1.6 0 0 1 1.6 1.6v4.8a1.6 1.6 0 0 1 -1.6 1.6h-4.8a1.6 1.6 0 0 1 -1.6 -1.6v-4.8a1.6 1.6 0 0 1 1.6 -1.6zM10.5 5.4V4a1.5 1.5 0 0 0-1.5-1.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.4",
            )],
            Self::Link => &[(
                "",
                "M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.1-2.1a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.5 8.8a2.6 2.6 0 0 0 3.7 3.7l.9-.9",
            )],
            Self::Back => &[("", "M13 8H3.4M7.2 4 3.2 8l4 4")],
            Self::Warning => &[
                (
                    "",
                    "M7.2 3 2 12a.9.9 0 0 0 .8 1.4h10.4A.9.9 0 0 0 14 12L8.8 3a.92.92 0 0 0-1.6 0zM8 6.4v3",
                ),
                ("solid", "M8 10.5a.85.85 0 1 1 0 1.7.85.85 0 0 1 0-1.7z"),
            ],
            Self::Offline => &[(
                "",
                "M6.4 4.3a3.9 3.9 0 0 1 5.3 3 2.6 2.6 0 0 1 1.9 3.6M4.4 6.6A3.2 3.2 0 0 0 4.9 13h6.4M2.6 2.6l10.8 10.8",
            )],
            Self::Hourglass => &[(
                "",
                "M4.5 2.5h7M4.5 13.5h7M5.5 2.6v2.1L8 8l2.5-3.3V2.6M5.5 13.4v-2.1L8 8l2.5 3.3v2.1",
            )],
            Self::Columns => &[
                (
                    "",
                    "M4.1 3h7.8a1.6 1.6 0 0 1 1.6 1.6v6.8a1.6 1.6 0 0 1-1.6 1.6H4.1a1.6 1.6 0 0 1-1.6-1.6V4.6A1.6 1.6 0 0 1 4.1 3z",
                ),
                ("", "M6.3 3.2v9.6M9.7 3.2v9.6"),
            ],
            Self::Grip => &[(
                "solid",
                "M6 2.9a1.1 1.1 0 1 1 0 2.2 1.1 1.1 0 0 1 0-2.2zM10 2.9a1.1 1.1 0 1 1 0 2.2 1.1 1.1 0 0 1 0-2.2zM6 6.9a1.1 1.1 0 1 1 0 2.2 1.1 1.1 0 0 1 0-2.2zM10 6.9a1.1 1.1 0 1 1 0 2.2 1.1 1.1 0 0 1 0-2.2zM6 10.9a1.1 1.1 0 1 1 0 2.2 1.1 1.1 0 0 1 0-2.2zM10 10.9a1.1 1.1 0 1 1 0 2.2 1.1 1.1 0 0 1 0-2.2z",
            )],
            Self::Calendar => &[(
                "",
                "M4.1 3.5h7.8a1.6 1.6 0 0 1 1.6 1.6v6.8a1.6 1.6 0 0 1 -1.6 1.6h-7.8a1.6 1.6 0 0 1 -1.6 -1.6v-6.8a1.6 1.6 0 0 1 1.6 -1.6zM2.6 6.8h10.8M5.5 2v2.6M10.5 2v2.6",
            )],
            Self::Sort => {
                &[("", "M4.5 3.2v9.4M2.4 10.5l2.1 2.1 2.1-2.1M8.6 4.5h5M8.6 8h3.6M8.6 11.5h2.2")]
            }
            Self::Sliders => &[(
                "",
                "M2.5 5h5.4M11.7 5h1.8M2.5 11h1.8M8.1 11h5.4M8 5a1.8 1.8 0 1 1 3.6 0a1.8 1.8 0 1 1 -3.6 0zM4.4 11a1.8 1.8 0 1 1 3.6 0a1.8 1.8 0 1 1 -3.6 0z",
            )],
            Self::Eye => &[(
                "",
                "M1.8 8S4 3.9 8 3.9 14.2 8 14.2 8 12 12.1 8 12.1 1.8 8 1.8 8zM6.2 8a1.8 1.8 0 1 1 3.6 0a1.8 1.8 0 1 1 -3.6 0z",
            )],
            Self::Lock => &[(
                "",
                "M4.8 7h6.4a1.6 1.6 0 0 1 1.6 1.6v3.3a1.6 1.6 0 0 1 -1.6 1.6h-6.4a1.6 1.6 0 0 1 -1.6 -1.6v-3.3a1.6 1.6 0 0 1 1.6 -1.6zM5.4 6.9V5.1a2.6 2.6 0 0 1 5.2 0v1.8",
            )],
            Self::Code => &[("", "M5.5 4.5 2.2 8l3.3 3.5M10.5 4.5 13.8 8l-3.3 3.5")],
            Self::ArrowUp => &[("", "M8 13V3.4M4 7.2l4-4 4 4")],
            Self::ArrowDown => &[("", "M8 3v9.6M4 8.8l4 4 4-4")],
            Self::DownloadReport => &[(
                "",
                "M3.8 4A1.5 1.5 0 0 1 5.3 2.5h3.9l3 3V12a1.5 1.5 0 0 1-1.5 1.5H5.3A1.5 1.5 0 0 1 3.8 12zM8 6.4v4M6.2 8.8 8 10.5l1.8-1.7",
            )],
            Self::ApiReport => &[(
                "",
                "M6 2.8c-1.5 0-2 .7-2 2v1.3C4 7.2 3.5 8 2.3 8 3.5 8 4 8.8 4 9.9v1.3c0 1.3.5 2 2 2M10 2.8c1.5 0 2 .7 2 2v1.3c0 1.1.5 1.9 1.7 1.9-1.2 0-1.7.8-1.7 1.9v1.3c0 1.3-.5 2-2 2",
            )],
            Self::UploadAds => &[(
                "",
                "M8 10V3M5 5.7l3-3 3 3M2.8 9.6V12a1.5 1.5 0 0 0 1.5 1.5h7.4a1.5 1.5 0 0 0 1.5-1.5V9.6",
            )],
            Self::TermModification => &[(
                "",
                "M12.2 6V4a1.5 1.5 0 0 0-1.5-1.5H5.3A1.5 1.5 0 0 0 3.8 4v8a1.5 1.5 0 0 0 1.5 1.5h1.2M6.4 5.6h3.2M6.4 8.2h1.8M9 13.4l.4-1.7 3-3 1.3 1.3-3 3z",
            )],
            Self::ClickExport => &[("", "M3.2 3.2 6.6 13l2-4.4L13 6.6zM9.6 9.6l3.6 3.6")],
            Self::Queued => {
                &[("", "M2.4 8a5.6 5.6 0 1 1 11.2 0a5.6 5.6 0 1 1 -11.2 0zM8 5v3.2l2.1 1.3")]
            }
            Self::Running => &[
                ("faint", "M2.4 8a5.6 5.6 0 1 1 11.2 0a5.6 5.6 0 1 1 -11.2 0z"),
                ("thick", "M8 2.4A5.6 5.6 0 0 1 13.6 8"),
            ],
            Self::Completed => &[
                ("solid", "M1.8 8a6.2 6.2 0 1 1 12.4 0a6.2 6.2 0 1 1 -12.4 0z"),
                ("cut", "m5.4 8.2 1.8 1.8 3.4-3.8"),
            ],
            Self::Error => &[
                ("", "M12.9 10.3a5.5 5.5 0 1 1 .3-3.9M13.5 3.4v3.2h-3.2M8 5.3v3"),
                ("solid", "M8 9.6a.85.85 0 1 1 0 1.7.85.85 0 0 1 0-1.7z"),
            ],
            Self::Failed => &[
                (
                    "solid",
                    "M5.8 1.8h4.4a1 1 0 0 1 .7.3l3 3a1 1 0 0 1 .3.7v4.4a1 1 0 0 1-.3.7l-3 3a1 1 0 0 1-.7.3H5.8a1 1 0 0 1-.7-.3l-3-3a1 1 0 0 1-.3-.7V5.8a1 1 0 0 1 .3-.7l3-3a1 1 0 0 1 .7-.3z",
                ),
                ("cut", "m6 6 4 4M10 6l-4 4"),
            ],
            Self::Cancelled => {
                &[("", "M2.4 8a5.6 5.6 0 1 1 11.2 0a5.6 5.6 0 1 1 -11.2 0zM4.2 4.2l7.6 7.6")]
            }
            Self::Unknown => &[
                ("dashed", "M2.4 8a5.6 5.6 0 1 1 11.2 0a5.6 5.6 0 1 1 -11.2 0z"),
                ("", "M6.5 6.7a1.6 1.6 0 1 1 2.3 1.5c-.5.2-.8.5-.8 1"),
                ("solid", "M8 10.2a.7.7 0 1 1 0 1.4.7.7 0 0 1 0-1.4z"),
            ],
            Self::StepCreated => {
                &[("", "M2.4 8a5.6 5.6 0 1 1 11.2 0a5.6 5.6 0 1 1 -11.2 0zM8 5.6v4.8M5.6 8h4.8")]
            }
            Self::StepStarted => &[
                ("", "M2.4 8a5.6 5.6 0 1 1 11.2 0a5.6 5.6 0 1 1 -11.2 0z"),
                ("solid", "M6.8 5.7v4.6l3.5-2.3z"),
            ],
            Self::StepProgress => &[
                ("", "M2.4 8a5.6 5.6 0 1 1 11.2 0a5.6 5.6 0 1 1 -11.2 0z"),
                ("solid", "M8 5.6a2.4 2.4 0 0 1 0 4.8z"),
                ("thin", "M5.6 8a2.4 2.4 0 1 1 4.8 0a2.4 2.4 0 1 1 -4.8 0z"),
            ],
            Self::StepAbandoned => &[(
                "",
                "M2.4 8a5.6 5.6 0 1 1 11.2 0a5.6 5.6 0 1 1 -11.2 0zM5.6 5.8 7.8 8l-2.2 2.2M10.2 5.6v4.8",
            )],
            Self::StepNext => &[("dashed", "M2.4 8a5.6 5.6 0 1 1 11.2 0a5.6 5.6 0 1 1 -11.2 0z")],
        }
    }
}
