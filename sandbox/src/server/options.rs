//! How a sandbox is set up.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use crate::wire::Shape;

/// How a sandbox is set up.
#[derive(Clone, Debug)]
pub struct Options {
    /// A loopback address. Port 0 means any that is free.
    pub listen: SocketAddr,
    /// How many jobs each account begins with.
    pub jobs: usize,
    /// What the worlds follow from.
    pub seed: u64,
    /// World seconds for each second; 0 for a world that moves only when it is advanced.
    pub speed: f64,
    /// The account SID, the same for all kinds of account.
    pub sid: String,
    /// The token that goes with it.
    pub token: String,
    /// How jobs are spelled.
    pub shape: Shape,
    /// Requests an account has in an hour of world time.
    pub rate_limit: u32,
    /// A folder of static files to serve as well.
    pub serve: Option<PathBuf>,
    /// Whether requests need no credentials, as behind a gateway that adds them.
    pub open: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            jobs: 1_284,
            seed: 1,
            speed: 1.0,
            sid: "IRxSANDBOX".to_owned(),
            token: "sandbox".to_owned(),
            shape: Shape::Spec,
            rate_limit: 1_000,
            serve: None,
            open: false,
        }
    }
}

impl Options {
    /// Says what to do about an option that makes no sense.
    pub(crate) fn check(&self) -> Result<(), String> {
        let Options { listen, speed, serve, .. } = self;
        if !listen.ip().is_loopback() {
            return Err(format!(
                "{listen} is open to the network, and the sandbox has no protection against it: listen on 127.0.0.1 or [::1]"
            ));
        }
        if !(0.0..=1e6).contains(speed) {
            return Err(format!(
                "a speed of {speed} is not possible: choose one from 0 to 1000000"
            ));
        }
        match serve {
            Some(dir) if !dir.is_dir() => Err(format!("there is no folder {}", dir.display())),
            _ => Ok(()),
        }
    }
}
