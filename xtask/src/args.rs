//! What can be typed after `cargo xtask`.

use clap::{Args, Parser, ValueEnum, value_parser};

use crate::bundle::Profile;
use crate::engine::Engine;

/// The commands of this repository
///
/// A command installs the tools it needs: crates and tools into the user's cache, npm packages here, and
/// browsers and nginx as Debian packages when there are none.
#[derive(Debug, Parser, PartialEq)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub(crate) enum Command {
    /// Build the widget, start the sandbox and show both on a local page, until Ctrl-C
    Run(RunOptions),
    /// Run the tests; the last line is the total
    ///
    /// Every part runs even when an earlier one failed. The variables CHROME, CHROMEDRIVER and FIREFOX choose other
    /// programs than the ones on PATH.
    Test(TestOptions),
    /// Check everything but behaviour: formatting, lints, documentation, architecture, licences
    Check,
    /// Make the release bundle in dist/ and measure what a page downloads to show the widget
    Dist(DistOptions),
    /// Make the npm package in target/package/
    ///
    /// It has the files of the release bundle, the types and the custom elements manifest of package/, and
    /// integrity.json. To have it in one file for `npm install`: npm pack ./target/package
    Package,
    /// Measure the widget in headless Chromium, beside the comparison page in bench/
    ///
    /// Prints a table for each number of jobs: medians, the least and the most of the rounds, and the ratio of the
    /// medians; then each budget with what was measured. Both are in target/bench/ as JSON too. Times from a machine
    /// that does something else say little.
    Bench(BenchOptions),
}

/// The flags of `cargo xtask run`.
#[derive(Args, Clone, Debug, PartialEq)]
pub(crate) struct RunOptions {
    /// Port on 127.0.0.1 that serves the page
    #[arg(long, default_value_t = 8787, value_parser = value_parser!(u16).range(1..))]
    pub(crate) port: u16,
    /// How many jobs the sandbox makes up, in place of its own choice
    #[arg(long = "jobs", value_name = "N", conflicts_with = "api")]
    pub(crate) n_jobs: Option<u32>,
    /// Print the address for these account kinds only
    #[arg(long = "account", value_name = "KINDS", value_delimiter = ',', value_enum, default_values_t = AccountKind::ALL)]
    pub(crate) accounts: Vec<AccountKind>,
    /// Build the widget and the sandbox as they are released: slower to build, faster to use
    #[arg(long)]
    pub(crate) release: bool,
    /// Show the jobs of a gateway instead of the sandbox; it adds the credentials, none are given here
    #[arg(long, value_name = "URL", requires = "sid", value_parser = gateway)]
    pub(crate) api: Option<String>,
    /// With --api: the account SID to ask for, which is no secret
    #[arg(long, requires = "api", value_parser = account_sid)]
    pub(crate) sid: Option<String>,
}

impl RunOptions {
    pub(crate) fn profile(&self) -> Profile {
        if self.release { Profile::Release } else { Profile::Dev }
    }
}

/// The flags of `cargo xtask test`.
#[derive(Args, Debug, PartialEq)]
pub(crate) struct TestOptions {
    /// The parts to run, in order
    #[arg(value_name = "PART", value_enum, default_values_t = TestPart::ALL)]
    pub(crate) parts: Vec<TestPart>,
    /// What e2e runs in. In WebKit it runs a choice of the tests, unless a filter names others
    #[arg(
        long = "browser",
        value_name = "NAMES",
        value_delimiter = ',',
        default_value = "chromium"
    )]
    browsers: Vec<Browser>,
    /// Handed to the test programs, for example: cargo xtask test native -- polling
    #[arg(last = true)]
    pub(crate) filter: Vec<String>,
}

impl TestOptions {
    /// In which engines the end-to-end tests run, in order.
    pub(crate) fn engines(&self) -> Vec<Engine> {
        let engines = self.browsers.iter().flat_map(|browser| match browser {
            Browser::Chromium => &[Engine::Chromium][..],
            Browser::Firefox => &[Engine::Firefox],
            Browser::Webkit => &[Engine::WebKit],
            Browser::All => &Engine::ALL,
        });
        engines.copied().collect()
    }
}

/// What `--browser` can name.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
enum Browser {
    Chromium,
    Firefox,
    Webkit,
    All,
}

/// The flags of `cargo xtask dist`.
#[derive(Args, Debug, PartialEq)]
pub(crate) struct DistOptions {
    /// Keep the sizes in xtask/sizes.txt, with which the next ones are compared
    #[arg(long)]
    pub(crate) keep: bool,
}

/// The flags of `cargo xtask bench`.
#[derive(Args, Debug, PartialEq)]
pub(crate) struct BenchOptions {
    /// How often everything is measured
    #[arg(long, default_value_t = 5, value_parser = value_parser!(u32).range(1..))]
    pub(crate) rounds: u32,
    /// With how many jobs
    #[arg(
        long = "jobs",
        value_name = "NUMBERS",
        value_delimiter = ',',
        default_value = "1000,10000,100000",
        value_parser = value_parser!(u32).range(1..)
    )]
    pub(crate) n_jobs: Vec<u32>,
    /// Fail when a budget is broken
    #[arg(long)]
    pub(crate) check: bool,
}

/// A group of tests that needs the same tools.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum TestPart {
    /// Unit and integration tests of every crate
    Native,
    /// The widget's parts in headless Chromium
    Browser,
    /// The release bundle and the sandbox together, in a browser
    E2e,
    /// A real nginx with the gateway of deploy/nginx/ in front of the sandbox; 20 s of it under load
    Gateway,
    /// The npm package, installed into the pages of examples/: types, builds, and both in headless Chromium
    Package,
    /// Widgets that come and go, and polls with time sped up: nothing is left behind, to the byte
    Soak,
}

impl TestPart {
    pub(crate) const ALL: [TestPart; 6] = [
        TestPart::Native,
        TestPart::Browser,
        TestPart::E2e,
        TestPart::Gateway,
        TestPart::Package,
        TestPart::Soak,
    ];

    /// The word on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            TestPart::Native => "native",
            TestPart::Browser => "browser",
            TestPart::E2e => "e2e",
            TestPart::Gateway => "gateway",
            TestPart::Package => "package",
            TestPart::Soak => "soak",
        }
    }
}

/// The three kinds of account the API knows.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub(crate) enum AccountKind {
    Partner,
    Brand,
    Agency,
}

impl AccountKind {
    pub(crate) const ALL: [AccountKind; 3] =
        [AccountKind::Partner, AccountKind::Brand, AccountKind::Agency];

    /// The word on the command line and in the page's address.
    pub(crate) fn name(self) -> &'static str {
        match self {
            AccountKind::Partner => "partner",
            AccountKind::Brand => "brand",
            AccountKind::Agency => "agency",
        }
    }
}

/// Accepts an HTTP address without credentials: those are the gateway's business and would end up in process lists.
fn gateway(value: &str) -> Result<String, &'static str> {
    let rest = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"));
    let rest = rest.ok_or("an address starts with https:// or http://")?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        return Err("no user name and no password here: the gateway adds the credentials itself");
    }
    if host.is_empty() {
        return Err("it names no host");
    }
    Ok(value.trim_end_matches('/').to_owned())
}

fn account_sid(value: &str) -> Result<String, &'static str> {
    let is_sid = !value.is_empty() && value.chars().all(|it| it.is_ascii_alphanumeric());
    if is_sid { Ok(value.to_owned()) } else { Err("an account SID has letters and digits") }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use clap::error::ErrorKind;

    use super::*;

    fn parse(line: &str) -> Result<Command, clap::Error> {
        Command::try_parse_from(["cargo xtask"].into_iter().chain(line.split_whitespace()))
    }

    #[track_caller]
    fn check(line: &str, expected: Command) {
        assert_eq!(parse(line).unwrap(), expected, "{line}");
    }

    #[track_caller]
    fn check_mistake(line: &str, expected: ErrorKind, says: &str) {
        let mistake = parse(line).unwrap_err();
        assert_eq!(mistake.kind(), expected, "{line}");
        assert!(mistake.to_string().contains(says), "{line}: {mistake}");
    }

    #[test]
    fn the_declarations_agree() {
        Command::command().debug_assert();
    }

    #[test]
    fn run() {
        let default = || RunOptions {
            port: 8787,
            n_jobs: None,
            accounts: AccountKind::ALL.to_vec(),
            release: false,
            api: None,
            sid: None,
        };
        check("run", Command::Run(default()));
        check(
            "run --port 9000 --jobs=50 --account brand,agency --release",
            Command::Run(RunOptions {
                port: 9000,
                n_jobs: Some(50),
                accounts: vec![AccountKind::Brand, AccountKind::Agency],
                release: true,
                ..default()
            }),
        );
        check(
            "run --api https://portal.example/impact/ --sid IRabc123",
            Command::Run(RunOptions {
                api: Some("https://portal.example/impact".to_owned()),
                sid: Some("IRabc123".to_owned()),
                ..default()
            }),
        );
        check_mistake("run --port 0", ErrorKind::ValueValidation, "1..=65535");
        check_mistake("run --prot 1", ErrorKind::UnknownArgument, "--port");
        check_mistake("run --account brnd", ErrorKind::InvalidValue, "brand");
        check_mistake("run --sid IR1", ErrorKind::MissingRequiredArgument, "--api");
        check_mistake("run --api http://gateway", ErrorKind::MissingRequiredArgument, "--sid");
        let both = "run --api http://gateway --sid IR1 --jobs 5";
        check_mistake(both, ErrorKind::ArgumentConflict, "--jobs");
        for (wrong, says) in [
            ("--api portal.example --sid IR1", "starts with https://"),
            ("--api https://me:secret@portal.example --sid IR1", "adds the credentials itself"),
            ("--api http:///impact --sid IR1", "names no host"),
            ("--api http://gateway --sid a/b", "letters and digits"),
        ] {
            check_mistake(&format!("run {wrong}"), ErrorKind::ValueValidation, says);
        }
    }

    #[test]
    fn test() {
        let all = || TestOptions {
            parts: TestPart::ALL.to_vec(),
            browsers: vec![Browser::Chromium],
            filter: vec![],
        };
        check("test", Command::Test(all()));
        let parts = vec![TestPart::E2e, TestPart::Native];
        check("test e2e native", Command::Test(TestOptions { parts, ..all() }));
        let filter = vec!["--exact".to_owned(), "polling".to_owned()];
        check("test -- --exact polling", Command::Test(TestOptions { filter, ..all() }));
        let browsers = vec![Browser::Webkit, Browser::Firefox];
        check("test --browser=webkit,firefox", Command::Test(TestOptions { browsers, ..all() }));
        check_mistake("test natve", ErrorKind::InvalidValue, "native");
        check_mistake("test --browser safari", ErrorKind::InvalidValue, "webkit");
    }

    #[test]
    fn all_browsers_are_three_engines() {
        let Ok(Command::Test(options)) = parse("test --browser all") else { panic!("no tests") };
        assert_eq!(options.engines(), Engine::ALL);
    }

    #[test]
    fn the_others() {
        check("check", Command::Check);
        check("package", Command::Package);
        check("dist --keep", Command::Dist(DistOptions { keep: true }));
        let n_jobs = vec![1_000, 10_000, 100_000];
        check("bench", Command::Bench(BenchOptions { rounds: 5, n_jobs, check: false }));
        let n_jobs = vec![100, 2_000];
        let once = BenchOptions { rounds: 1, n_jobs, check: true };
        check("bench --rounds=1 --jobs 100,2000 --check", Command::Bench(once));
        check_mistake("bench --rounds 0", ErrorKind::ValueValidation, "0");
        check_mistake("chekc", ErrorKind::InvalidSubcommand, "check");
        check_mistake("", ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, "Usage");
    }
}
