//! The command line of the sandbox.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use clap::Parser;
use sandbox::{Options, wire::Shape};

/// A faithful local stand-in for the impact.com Jobs API
#[derive(Debug, Parser)]
struct Args {
    /// Loopback address to listen on; port 0 means any that is free
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// Jobs that each account begins with
    #[arg(long, default_value_t = 1_284)]
    jobs: usize,
    /// The same seed makes the same jobs
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How fast time passes; 0 for only when told to
    #[arg(long, default_value_t = 1.0)]
    speed: f64,
    /// Account SID of all accounts
    #[arg(long, default_value = "IRxSANDBOX")]
    sid: String,
    /// Auth token that goes with it
    #[arg(long, default_value = "sandbox")]
    token: String,
    /// How jobs are spelled: spec, strings, nulls, absent or xml
    #[arg(long, default_value = "spec")]
    shape: Shape,
    /// Requests an account has in an hour
    #[arg(long, default_value_t = 1_000)]
    rate_limit: u32,
    /// Folder of static files to serve as well
    #[arg(long, value_name = "DIR")]
    serve: Option<PathBuf>,
    /// Ask for no credentials, as behind a gateway that adds them
    #[arg(long)]
    open: bool,
}

impl From<Args> for Options {
    fn from(args: Args) -> Self {
        let Args { listen, jobs, seed, speed, sid, token, shape, rate_limit, serve, open } = args;
        Self { listen, jobs, seed, speed, sid, token, shape, rate_limit, serve, open }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    match sandbox::start(Args::parse().into()).await {
        Ok(running) => {
            println!("Sandbox listens on http://{}", running.addr());
            running.wait().await;
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
