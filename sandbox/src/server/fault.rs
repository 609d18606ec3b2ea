//! Faults on demand: the answers that a client must survive.

use serde::Deserialize;

use super::route::Operation;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) enum Kind {
    #[serde(rename = "401")]
    Unauthorized,
    #[serde(rename = "403")]
    Forbidden,
    #[serde(rename = "404")]
    NotFound,
    #[serde(rename = "429")]
    RateLimited,
    #[serde(rename = "500")]
    ServerError,
    /// The HTML page of a proxy in between.
    #[serde(rename = "502-html")]
    BadGateway,
    /// The right answer, cut off in the middle but complete as far as HTTP knows.
    #[serde(rename = "truncated")]
    Truncated,
    /// XML for a client that asks for JSON.
    #[serde(rename = "xml")]
    Xml,
    /// The right answer after a while.
    #[serde(rename = "slow")]
    Slow,
    /// The beginning of the right answer, with the length of all of it, and then nothing more.
    #[serde(rename = "stall")]
    Stall,
    /// The right answer, with its length, a twentieth of it at a time.
    #[serde(rename = "drip")]
    Drip,
    /// The connection is closed without an answer, and nothing was done.
    #[serde(rename = "reset")]
    Reset,
    /// A list without jobs.
    #[serde(rename = "empty")]
    Empty,
    /// A replay is answered with `{"Status":"QUEUED","QueuedUri":…}` in place of the job.
    #[serde(rename = "queued-uri")]
    QueuedUri,
    /// A replay takes place, then the connection is closed without an answer.
    #[serde(rename = "lost-replay")]
    LostReplay,
    /// An error envelope with the status 200.
    #[serde(rename = "envelope")]
    Envelope,
    /// The sign-in page of a portal, with the status 200.
    #[serde(rename = "login")]
    Login,
    /// A redirect to the sign-in page of a portal, on another origin.
    #[serde(rename = "login-redirect")]
    LoginRedirect,
    /// A replay is refused because of the job's type.
    #[serde(rename = "forbidden-type")]
    ForbiddenType,
}

impl Kind {
    /// Whether the fault means anything for the operation.
    fn suits(self, operation: Operation) -> bool {
        match self {
            Self::Empty => operation == Operation::List,
            Self::QueuedUri | Self::LostReplay | Self::ForbiddenType => {
                operation == Operation::Replay
            }
            _ => true,
        }
    }
}

/// An order for a fault, the body of `POST /_sandbox/fault`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fault {
    pub(crate) kind: Kind,
    /// How many requests it hits. 0 takes back all faults of the kind.
    #[serde(default = "once")]
    pub(crate) times: u32,
    /// The operation it waits for; any when not given.
    #[serde(default, deserialize_with = "operation")]
    pub(crate) on: Option<Operation>,
    /// How long `slow` waits and `drip` takes, in real seconds.
    #[serde(default = "five_seconds")]
    pub(crate) seconds: f64,
    /// `Retry-After` of `429`, in seconds.
    pub(crate) retry_after: Option<u32>,
}

/// The faults that are still to come, first come first served.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, fault: Fault) {
        if fault.times == 0 {
            self.0.retain(|it| it.kind != fault.kind);
        } else {
            self.0.push(fault);
        }
    }

    /// The fault that this request meets.
    pub(crate) fn take(&mut self, operation: Operation) -> Option<Fault> {
        let suits = |it: &Fault| it.kind.suits(operation) && it.on.is_none_or(|on| on == operation);
        let index = self.0.iter().position(suits)?;
        let fault = self.0[index].clone();
        self.0[index].times -= 1;
        if self.0[index].times == 0 {
            self.0.remove(index);
        }
        Some(fault)
    }
}

fn once() -> u32 {
    1
}

fn five_seconds() -> f64 {
    5.0
}

fn operation<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Operation>, D::Error> {
    let name = String::deserialize(deserializer)?;
    let operation = Operation::ALL.into_iter().find(|it| it.name() == name);
    operation
        .map(Some)
        .ok_or_else(|| serde::de::Error::custom("`on` is one of list, get, download, replay"))
}
