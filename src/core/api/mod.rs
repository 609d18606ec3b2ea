//! The Jobs API of impact.com: addresses, requests, answers, errors, limits and result files.
//! [`wire`] alone knows how the API spells things; everything above sees jobs and errors.

pub mod endpoint;
pub mod error;
pub mod file_name;
pub mod request;
pub mod response;
pub mod result_file;
pub mod wire;
