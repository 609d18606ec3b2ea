//! What can be typed after `cargo xtask`.

use crate::bundle::Profile;
use crate::engine::Engine;

/// One call of `cargo xtask`.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Help(Topic),
    Run(RunOptions),
    Test(TestOptions),
    Check,
    /// With a limit in bytes of brotli in place of the budget.
    Dist(Option<usize>),
    Package,
    Bench(BenchOptions),
}

/// What a help text is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Topic {
    All,
    Run,
    Test,
    Check,
    Dist,
    Package,
    Bench,
}

/// The flags of `cargo xtask run`.
#[derive(Debug, PartialEq)]
pub(crate) struct RunOptions {
    /// The port on 127.0.0.1 that serves the page.
    pub(crate) port: u16,
    /// How many jobs the sandbox makes up; its own default when absent.
    pub(crate) n_jobs: Option<u32>,
    /// The account kinds whose address is printed.
    pub(crate) accounts: Vec<AccountKind>,
    pub(crate) profile: Profile,
    /// A gateway that answers instead of the sandbox.
    pub(crate) api: Option<String>,
    /// The account SID the page asks for; the sandbox's own when absent.
    pub(crate) sid: Option<String>,
}

/// The flags of `cargo xtask test`.
#[derive(Debug, PartialEq)]
pub(crate) struct TestOptions {
    /// The parts to run, in order, never empty.
    pub(crate) parts: Vec<TestPart>,
    /// In which engines the end-to-end tests run, in order, never empty.
    pub(crate) engines: Vec<Engine>,
    /// What follows `--`: handed to each test program.
    pub(crate) filter: Vec<String>,
}

/// The flags of `cargo xtask bench`.
#[derive(Debug, PartialEq)]
pub(crate) struct BenchOptions {
    /// How often everything is measured, at least once.
    pub(crate) rounds: u32,
    /// With how many jobs, never empty.
    pub(crate) n_jobs: Vec<u32>,
    /// Whether a broken budget is a failure.
    pub(crate) check: bool,
}

/// A group of tests that needs the same tools.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TestPart {
    Native,
    Browser,
    E2e,
    Gateway,
    Package,
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
#[derive(Clone, Copy, Debug, PartialEq)]
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
