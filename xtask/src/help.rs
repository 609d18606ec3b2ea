//! The help texts.

use crate::args::Topic;

/// The text for `topic`, with its final line break.
pub(crate) fn text(topic: Topic) -> &'static str {
    match topic {
        Topic::All => ALL,
        Topic::Run => RUN,
        Topic::Test => TEST,
        Topic::Check => CHECK,
        Topic::Dist => DIST,
        Topic::Package => PACKAGE,
        Topic::Bench => BENCH,
    }
}

const ALL: &str = "\
The commands of this repository

Usage: cargo xtask <command>

  run     Build the widget, start the sandbox and show both on a local page
  test    Run the tests: native, browser, e2e, gateway, package, soak
  check   Formatting, lints, documentation, architecture, licences
  dist    Make the release bundle in dist/ and measure it
  package Make the npm package in target/package/
  bench   Measure the widget in a browser, beside a page made with React
  help    Show this text, or the one of a command: cargo xtask help run

A command installs the tools it needs: crates and tools into the user's cache, npm packages into node_modules,
and Chromium and nginx as Debian packages when there are none.
";

const RUN: &str = "\
Build the widget, start the sandbox and show both on a local page, until Ctrl-C

Usage: cargo xtask run [flags]

  --port N          Port on 127.0.0.1 (default 8787)
  --jobs N          How many jobs the sandbox makes up (default: the sandbox's own)
  --account KINDS   Print the address for these account kinds only: partner, brand, agency, with commas between
  --release         Build the widget and the sandbox as they are released: slower to build, faster to use
  --api URL         Show the jobs of a gateway instead of the sandbox; requests to /impact go to URL.
                    The gateway adds the credentials; none are given here.
  --sid SID         With --api: the account SID to ask for
";

const TEST: &str = "\
Run the tests; all parts when none is named

Usage: cargo xtask test [native] [browser] [e2e] [gateway] [package] [soak] [--browser NAMES] [-- filter]

  native    Unit and integration tests of every crate
  browser   The widget's parts in headless Chromium
  e2e       The release bundle and the sandbox together, in a browser
  gateway   A real nginx with the gateway of deploy/nginx/ in front of the sandbox; 20 s of it under load
  package   The npm package, installed into the pages of examples/: types, builds, and both in headless Chromium
  soak      1,000 widgets that come and go, and 10,000 polls: nothing is left behind and no memory grows; minutes

--browser chooses what e2e runs in: chromium (the default), firefox, webkit, with commas between, or all. In WebKit
it runs a choice of the tests, unless a filter names others.

What follows -- goes to the test programs, for example: cargo xtask test native -- polling

Every part runs even when an earlier one failed. The last line is the total: N passed, N failed.
The variables CHROME, CHROMEDRIVER and FIREFOX choose other programs than the ones on PATH.
";

const CHECK: &str = "\
Check everything but behaviour; warnings are errors

Usage: cargo xtask check

  formatting     cargo fmt --check
  lints          clippy, for this machine and for wasm32
  documentation  cargo doc
  architecture   which folder may use what (tests/architecture.rs)
  licences       every dependency is under a licence that permits its use here

Every check runs even when an earlier one failed.
";

const DIST: &str = "\
Make the release bundle in dist/ and measure what a page downloads to show the widget

Usage: cargo xtask dist [--at-most BYTES]

Prints the size of each file: raw, gzip 9, brotli 11. Fails when the budget is exceeded.

  --at-most BYTES   Fail only above this many bytes of brotli: keeps a bundle from growing on its way to the budget
";

const PACKAGE: &str = "\
Make the npm package in target/package/

Usage: cargo xtask package

It has the files of the release bundle, the types and the custom elements manifest of package/, and integrity.json.
To have it in one file for `npm install`: npm pack ./target/package
";

const BENCH: &str = "\
Measure the widget in headless Chromium, beside the comparison page in bench/ (React, TanStack Table and Virtual)

Usage: cargo xtask bench [flags]

  --rounds N     How often everything is measured (default 5)
  --jobs LIST    With how many jobs, with commas between (default 1000,10000,100000)
  --check        Fail when a budget is broken

Prints a table for each number of jobs: medians, the least and the most of the rounds, and the ratio of the medians;
then each budget with what was measured. Both are in target/bench/ as JSON too. Times from a machine that does something
else say little.
";
