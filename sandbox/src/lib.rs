//! A faithful local stand-in for the impact.com Jobs API, for trying the widget out and for its tests.
//!
//! [`world`] is the simulation, pure and deterministic; [`wire`] is how jobs are spelled; the server puts both on
//! loopback. What the API does is taken from its documentation and specifications. Where they say nothing or contradict
//! each other, this stand-in chose:
//!
//! | unknown | here |
//! | --- | --- |
//! | unset fields of partners | absent (brands `null`, agencies `""`: see [`wire::Shape`]) |
//! | order and paging of the list | newest first; pages only in the shape `strings` |
//! | zone of `CreatedAfter`, `CreatedBefore` | the account's, `-05:00` |
//! | partner and brand bounds | exclusive; agency bounds are documented as inclusive |
//! | download of FAILED, CANCELLED, final ERROR | 404 with an error envelope |
//! | download after 90 days | 404 with an error envelope |
//! | download of an ERROR that will be tried again | 202 with the job |
//! | a replay's effect on earlier dates | they stay; `RecordsProcessed` and `PercentageComplete` begin at 0 |
//! | types that cannot be replayed | `UploadAds` |
//! | body of 401 | plain text, no challenge |
//! | body of 429 | that of the gateway's rate limiting plugin |
//! | reset of the rate limit | seconds for partners and brands, an epoch for agencies |
//! | a path with another account's SID | 404 with an error envelope |
//! | an agency job's failure | ERROR is final; FAILED after one run |
//! | CORS | none |

mod server;
pub mod wire;
pub mod world;

pub use server::{Options, Running, start};
