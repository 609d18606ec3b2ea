//! `cargo xtask run`: the widget on a local page, with the sandbox or a gateway behind it.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use anyhow::{Context, Result};

use crate::args::RunOptions;
use crate::bundle;
use crate::process;
use crate::workspace;

/// Builds, prints the addresses and serves until Ctrl-C. The server takes the place of this process.
pub(crate) fn run(options: &RunOptions) -> Result<()> {
    check_port(options.port)?;
    match &options.api {
        None => serve_sandbox(options),
        Some(gateway) => serve_gateway(options, gateway),
    }
}

fn serve_sandbox(options: &RunOptions) -> Result<()> {
    let dist = workspace::dev_dist();
    bundle::build(options.profile(), &dist)?;
    let cargo = |command: &str| {
        let mut cargo = process::cargo(&[command, "--quiet", "--package", "sandbox"]);
        if options.release {
            cargo.arg("--release");
        }
        cargo
    };
    process::run(&mut cargo("build"))?;
    let mut sandbox = cargo("run");
    sandbox
        .args(["--", "--open", "--listen", &format!("127.0.0.1:{}", options.port), "--serve"])
        .arg(&dist);
    if let Some(n_jobs) = options.n_jobs {
        sandbox.args(["--jobs", &n_jobs.to_string()]);
    }
    process::announce(&sandbox);
    print!("{}", addresses(options));
    process::replace_with(&mut sandbox)
}

/// Trunk serves the page and passes requests to the gateway on, so that the page and the API share one origin.
fn serve_gateway(options: &RunOptions, gateway: &str) -> Result<()> {
    let mut trunk = bundle::trunk("serve", options.profile(), &workspace::dev_dist())?;
    trunk.args(["--address", "127.0.0.1", "--port", &options.port.to_string()]);
    // Reloading would need an inline script; the page would only fall back for what is missing.
    trunk.args(["--no-autoreload", "--no-spa", "--disable-address-lookup"]);
    trunk.args(["--proxy-backend", gateway, "--proxy-rewrite", "/impact"]);
    process::announce(&trunk);
    print!("{}", addresses(options));
    process::replace_with(&mut trunk)
}

/// Finds out before the long build that the port cannot be used.
fn check_port(port: u16) -> Result<()> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = TcpListener::bind(address);
    listener
        .map(drop)
        .with_context(|| format!("cannot listen on {address}; choose another port with --port"))
}

fn addresses(options: &RunOptions) -> String {
    let page = format!("http://127.0.0.1:{}/", options.port);
    let sid = options.sid.as_ref().map(|it| format!("&sid={it}")).unwrap_or_default();
    let mut lines =
        vec![String::new(), format!("The widget is served at {page} until Ctrl-C"), String::new()];
    for kind in options.accounts.iter().map(|it| it.name()) {
        lines.push(format!("  {:<17} {page}?account={kind}{sid}", format!("{kind} account")));
    }
    if options.api.is_none() {
        lines.push(format!("  {:<17} {page}portal.html", "inside a portal"));
    }
    lines.join("\n") + "\n\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::AccountKind;

    fn options() -> RunOptions {
        RunOptions {
            port: 8787,
            n_jobs: None,
            accounts: vec![AccountKind::Partner, AccountKind::Brand],
            release: false,
            api: None,
            sid: None,
        }
    }

    #[test]
    fn there_is_an_address_for_each_account_kind() {
        let expected = "
The widget is served at http://127.0.0.1:8787/ until Ctrl-C

  partner account   http://127.0.0.1:8787/?account=partner
  brand account     http://127.0.0.1:8787/?account=brand
  inside a portal   http://127.0.0.1:8787/portal.html

";
        assert_eq!(addresses(&options()), expected);
    }

    #[test]
    fn the_addresses_for_a_gateway_carry_the_account() {
        let gateway = RunOptions {
            accounts: vec![AccountKind::Agency],
            api: Some("https://portal.example/impact".to_owned()),
            sid: Some("IRabc".to_owned()),
            ..options()
        };
        let expected = "
The widget is served at http://127.0.0.1:8787/ until Ctrl-C

  agency account    http://127.0.0.1:8787/?account=agency&sid=IRabc

";
        assert_eq!(addresses(&gateway), expected);
    }

    #[test]
    fn a_port_in_use_is_noticed() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let error = check_port(port).unwrap_err().to_string();
        assert!(error.contains("choose another port with --port"), "{error}");
    }
}
