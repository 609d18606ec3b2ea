//! Reading what was typed after `cargo xtask`.

use std::fmt;
use std::num::NonZero;
use std::str::FromStr;

use crate::args::{AccountKind, BenchOptions, Command, RunOptions, TestOptions, TestPart, Topic};
use crate::bundle::Profile;
use crate::engine::Engine;

/// Why the arguments make no command; its text says what to type instead.
#[derive(Debug, PartialEq)]
pub(crate) struct Mistake(String);

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

const COMMANDS: [(&str, Topic); 6] = [
    ("run", Topic::Run),
    ("test", Topic::Test),
    ("check", Topic::Check),
    ("dist", Topic::Dist),
    ("package", Topic::Package),
    ("bench", Topic::Bench),
];
const BENCH_FLAGS: [&str; 4] = ["--rounds", "--jobs", "--check", "--help"];
const RUN_FLAGS: [&str; 7] =
    ["--port", "--jobs", "--account", "--release", "--api", "--sid", "--help"];
const DEFAULT_PORT: u16 = 8787;

/// Reads the arguments that follow `cargo xtask`.
///
/// # Errors
/// A [`Mistake`] for an unknown command, flag or test part, and for a value that cannot be used.
pub(crate) fn parse(args: impl IntoIterator<Item = String>) -> Result<Command, Mistake> {
    let mut args = args.into_iter();
    let Some(first) = args.next() else { return Ok(Command::Help(Topic::All)) };
    let rest: Vec<String> = args.collect();
    if matches!(first.as_str(), "help" | "--help" | "-h") {
        let topic = rest.first().map_or(Ok(Topic::All), |it| command_topic(it))?;
        return Ok(Command::Help(topic));
    }
    let topic = command_topic(&first)?;
    let own_args = rest.iter().take_while(|it| *it != "--");
    if own_args.into_iter().any(|it| it == "--help" || it == "-h") {
        return Ok(Command::Help(topic));
    }
    match topic {
        Topic::All => Ok(Command::Help(Topic::All)),
        Topic::Run => parse_run(rest).map(Command::Run),
        Topic::Test => parse_test(rest).map(Command::Test),
        Topic::Check => no_arguments("check", &rest).map(|()| Command::Check),
        Topic::Dist => parse_dist(&rest).map(Command::Dist),
        Topic::Package => no_arguments("package", &rest).map(|()| Command::Package),
        Topic::Bench => parse_bench(rest).map(Command::Bench),
    }
}

fn command_topic(word: &str) -> Result<Topic, Mistake> {
    let found = COMMANDS.iter().find(|(name, _)| *name == word);
    found
        .map(|(_, topic)| *topic)
        .ok_or_else(|| unknown("command", word, &COMMANDS.map(|(name, _)| name)))
}

fn parse_run(args: Vec<String>) -> Result<RunOptions, Mistake> {
    let mut options = RunOptions {
        port: DEFAULT_PORT,
        n_jobs: None,
        accounts: AccountKind::ALL.to_vec(),
        profile: Profile::Dev,
        api: None,
        sid: None,
    };
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        let (flag, inline_value) = match arg.split_once('=') {
            Some((flag, value)) => (flag, Some(value.to_owned())),
            None => (arg.as_str(), None),
        };
        if flag == "--release" && inline_value.is_none() {
            options.profile = Profile::Release;
            continue;
        }
        if flag == "--release" || !RUN_FLAGS.contains(&flag) {
            return Err(unknown("flag of 'run'", &arg, &RUN_FLAGS));
        }
        let Some(value) = inline_value.or_else(|| args.next()) else {
            return Err(Mistake(format!("{flag} needs a value. See 'cargo xtask run --help'.")));
        };
        match flag {
            "--port" => {
                let port: NonZero<u16> = number(flag, &value, "a port from 1 to 65535")?;
                options.port = port.get();
            }
            "--jobs" => options.n_jobs = Some(number(flag, &value, "a whole number of jobs")?),
            "--account" => options.accounts = account_kinds(&value)?,
            "--api" => options.api = Some(gateway(&value)?),
            _ => options.sid = Some(account_sid(value)?),
        }
    }
    check_source(&options)?;
    Ok(options)
}

/// The jobs come from the sandbox or from a gateway, and each has flags of its own.
fn check_source(options: &RunOptions) -> Result<(), Mistake> {
    if options.api.is_some() && options.n_jobs.is_some() {
        return Err(Mistake(
            "--jobs is for the sandbox and --api is for a gateway: use one of the two.".to_owned(),
        ));
    }
    if options.api.is_none() && options.sid.is_some() {
        return Err(Mistake(
            "--sid goes with --api: the sandbox has an account of its own.".to_owned(),
        ));
    }
    if options.api.is_some() && options.sid.is_none() {
        let mistake =
            "--api also needs --sid, the account SID the page asks the gateway for (no secret).";
        return Err(Mistake(mistake.to_owned()));
    }
    Ok(())
}

fn parse_test(args: Vec<String>) -> Result<TestOptions, Mistake> {
    let mut parts = Vec::new();
    let mut engines = vec![Engine::Chromium];
    let mut args = args.into_iter();
    while let Some(arg) = args.next().filter(|it| it != "--") {
        if let Some(value) = arg.strip_prefix("--browser") {
            let value = match value.strip_prefix('=') {
                Some(value) => value.to_owned(),
                None => args.next().unwrap_or_default(),
            };
            engines = self::engines(&value)?;
            continue;
        }
        let Some(part) = TestPart::ALL.into_iter().find(|it| it.name() == arg) else {
            return Err(unknown("part of the tests", &arg, &TestPart::ALL.map(TestPart::name)));
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if parts.is_empty() {
        parts = TestPart::ALL.to_vec();
    }
    Ok(TestOptions { parts, engines, filter: args.collect() })
}

/// `all`, or names with commas between.
fn engines(value: &str) -> Result<Vec<Engine>, Mistake> {
    if value == "all" {
        return Ok(Engine::ALL.to_vec());
    }
    let engine = |word: &str| {
        let found = Engine::ALL.into_iter().find(|it| it.name() == word.trim());
        found.ok_or_else(|| unknown("browser", word, &["chromium", "firefox", "webkit", "all"]))
    };
    value.split(',').map(engine).collect()
}

/// Nothing, or `--at-most BYTES`.
fn parse_dist(args: &[String]) -> Result<Option<usize>, Mistake> {
    match args {
        [flag, value] if flag == "--at-most" => number(flag, value, "a number of bytes").map(Some),
        [flag] if flag == "--at-most" => {
            Err(Mistake("--at-most wants a number of bytes.".to_owned()))
        }
        args => no_arguments("dist", args).map(|()| None),
    }
}

fn parse_bench(args: Vec<String>) -> Result<BenchOptions, Mistake> {
    let mut options =
        BenchOptions { rounds: 5, n_jobs: vec![1_000, 10_000, 100_000], check: false };
    let mut args = args.into_iter();
    while let Some(arg) = args.next() {
        let (flag, inline_value) = match arg.split_once('=') {
            Some((flag, value)) => (flag, Some(value.to_owned())),
            None => (arg.as_str(), None),
        };
        if flag == "--check" && inline_value.is_none() {
            options.check = true;
            continue;
        }
        if flag == "--check" || !BENCH_FLAGS.contains(&flag) {
            return Err(unknown("flag of 'bench'", &arg, &BENCH_FLAGS));
        }
        let Some(value) = inline_value.or_else(|| args.next()) else {
            return Err(Mistake(format!("{flag} needs a value. See 'cargo xtask bench --help'.")));
        };
        if flag == "--rounds" {
            let rounds: NonZero<u32> = number(flag, &value, "a number of rounds from 1")?;
            options.rounds = rounds.get();
        } else {
            let numbers = value.split(',').map(|it| {
                number::<NonZero<u32>>(flag, it.trim(), "numbers of jobs with commas between")
            });
            options.n_jobs = numbers.map(|it| it.map(NonZero::get)).collect::<Result<_, _>>()?;
        }
    }
    Ok(options)
}

fn no_arguments(command: &str, args: &[String]) -> Result<(), Mistake> {
    match args.first() {
        None => Ok(()),
        Some(arg) => Err(Mistake(format!(
            "'cargo xtask {command}' takes no arguments, but there is '{arg}'."
        ))),
    }
}

fn number<N: FromStr>(flag: &str, value: &str, wanted: &str) -> Result<N, Mistake> {
    value.parse().map_err(|_| Mistake(format!("{flag} wants {wanted}, not '{value}'.")))
}

fn account_kinds(value: &str) -> Result<Vec<AccountKind>, Mistake> {
    let kind = |word: &str| {
        let found = AccountKind::ALL.into_iter().find(|it| it.name() == word.trim());
        found.ok_or_else(|| unknown("account kind", word, &AccountKind::ALL.map(AccountKind::name)))
    };
    value.split(',').map(kind).collect()
}

/// Accepts an HTTP address without credentials: those are the gateway's business and would end up in process lists.
fn gateway(value: &str) -> Result<String, Mistake> {
    let Some(rest) = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"))
    else {
        return Err(Mistake(format!(
            "--api wants an address that starts with https:// or http://, not '{value}'."
        )));
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') {
        let mistake = "--api must not contain a user name or a password. The gateway adds the credentials itself.";
        return Err(Mistake(mistake.to_owned()));
    }
    if host.is_empty() {
        return Err(Mistake(format!(
            "--api wants the address of a gateway, and '{value}' names no host."
        )));
    }
    Ok(value.trim_end_matches('/').to_owned())
}

fn account_sid(value: String) -> Result<String, Mistake> {
    if !value.is_empty() && value.chars().all(|it| it.is_ascii_alphanumeric()) {
        Ok(value)
    } else {
        Err(Mistake(format!("--sid wants an account SID (letters and digits), not '{value}'.")))
    }
}

/// Names the nearest known word, or all of them when none is near.
fn unknown(what: &str, word: &str, known: &[&str]) -> Mistake {
    const FARTHEST: usize = 2;
    let distance = |it: &str| strsim::damerau_levenshtein(word, it);
    let nearest = known.iter().min_by_key(|it| distance(it)).filter(|it| distance(it) <= FARTHEST);
    Mistake(match nearest {
        Some(nearest) => format!("there is no {what} called '{word}'. Did you mean '{nearest}'?"),
        None => format!("there is no {what} called '{word}'. Use one of: {}.", known.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Command, Mistake> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[track_caller]
    fn check(line: &str, expected: Command) {
        assert_eq!(parse_line(line), Ok(expected), "{line}");
    }

    #[track_caller]
    fn check_mistake(line: &str, expected: &str) {
        match parse_line(line) {
            Err(mistake) => assert_eq!(mistake.to_string(), expected, "{line}"),
            Ok(command) => panic!("'{line}' is accepted as {command:?}"),
        }
    }

    fn default_run() -> RunOptions {
        RunOptions {
            port: 8787,
            n_jobs: None,
            accounts: vec![AccountKind::Partner, AccountKind::Brand, AccountKind::Agency],
            profile: Profile::Dev,
            api: None,
            sid: None,
        }
    }

    #[test]
    fn help_is_there_for_everything() {
        check("", Command::Help(Topic::All));
        check("--help", Command::Help(Topic::All));
        check("help dist", Command::Help(Topic::Dist));
        check("run --jobs 5 --help", Command::Help(Topic::Run));
        check("check -h", Command::Help(Topic::Check));
    }

    #[test]
    fn run_flags() {
        check("run", Command::Run(default_run()));
        check(
            "run --port 9000 --jobs=50 --account brand,agency --release",
            Command::Run(RunOptions {
                port: 9000,
                n_jobs: Some(50),
                accounts: vec![AccountKind::Brand, AccountKind::Agency],
                profile: Profile::Release,
                ..default_run()
            }),
        );
        check("run --jobs 0", Command::Run(RunOptions { n_jobs: Some(0), ..default_run() }));
        check(
            "run --api https://portal.example/impact/ --sid IRabc123",
            Command::Run(RunOptions {
                api: Some("https://portal.example/impact".to_owned()),
                sid: Some("IRabc123".to_owned()),
                ..default_run()
            }),
        );
    }

    #[test]
    fn test_parts_browsers_and_filter() {
        let all = || TestOptions {
            parts: TestPart::ALL.to_vec(),
            engines: vec![Engine::Chromium],
            filter: vec![],
        };
        check("test", Command::Test(all()));
        check(
            "test e2e native e2e",
            Command::Test(TestOptions { parts: vec![TestPart::E2e, TestPart::Native], ..all() }),
        );
        let filter = vec!["--browser".to_owned(), "polling".to_owned()];
        check("test -- --browser polling", Command::Test(TestOptions { filter, ..all() }));
        let engines = Engine::ALL.to_vec();
        check("test --browser all", Command::Test(TestOptions { engines, ..all() }));
        check(
            "test e2e --browser=webkit,firefox",
            Command::Test(TestOptions {
                parts: vec![TestPart::E2e],
                engines: vec![Engine::WebKit, Engine::Firefox],
                ..all()
            }),
        );
        check_mistake(
            "test --browser safari",
            "there is no browser called 'safari'. Use one of: chromium, firefox, webkit, all.",
        );
        check_mistake(
            "test --browser",
            "there is no browser called ''. Use one of: chromium, firefox, webkit, all.",
        );
    }

    #[test]
    fn bench_flags() {
        let all = || BenchOptions { rounds: 5, n_jobs: vec![1_000, 10_000, 100_000], check: false };
        check("bench", Command::Bench(all()));
        check(
            "bench --rounds=1 --jobs 100,2000 --check",
            Command::Bench(BenchOptions { rounds: 1, n_jobs: vec![100, 2_000], check: true }),
        );
        check_mistake("bench --rounds 0", "--rounds wants a number of rounds from 1, not '0'.");
        check_mistake(
            "bench --jobs 10,many",
            "--jobs wants numbers of jobs with commas between, not 'many'.",
        );
        check_mistake(
            "bench --round 1",
            "there is no flag of 'bench' called '--round'. Did you mean '--rounds'?",
        );
        check_mistake("bench --jobs", "--jobs needs a value. See 'cargo xtask bench --help'.");
    }

    #[test]
    fn commands_without_arguments() {
        check("check", Command::Check);
        check("package", Command::Package);
        check("dist", Command::Dist(None));
        check("dist --at-most 150000", Command::Dist(Some(150_000)));
        check_mistake("dist --at-most", "--at-most wants a number of bytes.");
        check_mistake("dist --at-most many", "--at-most wants a number of bytes, not 'many'.");
        check_mistake(
            "dist --fast",
            "'cargo xtask dist' takes no arguments, but there is '--fast'.",
        );
    }

    #[test]
    fn unknown_words_get_a_suggestion_or_the_list() {
        check_mistake("chekc", "there is no command called 'chekc'. Did you mean 'check'?");
        check_mistake(
            "deploy",
            "there is no command called 'deploy'. Use one of: run, test, check, dist, package, bench.",
        );
        check_mistake(
            "run --prot 1",
            "there is no flag of 'run' called '--prot'. Did you mean '--port'?",
        );
        check_mistake(
            "test natve",
            "there is no part of the tests called 'natve'. Did you mean 'native'?",
        );
        check_mistake(
            "run --account brnd",
            "there is no account kind called 'brnd'. Did you mean 'brand'?",
        );
    }

    #[test]
    fn values_that_cannot_be_used() {
        check_mistake("run --port", "--port needs a value. See 'cargo xtask run --help'.");
        check_mistake("run --port 0", "--port wants a port from 1 to 65535, not '0'.");
        check_mistake("run --port 70000", "--port wants a port from 1 to 65535, not '70000'.");
        check_mistake("run --jobs -1", "--jobs wants a whole number of jobs, not '-1'.");
        check_mistake("run --jobs many", "--jobs wants a whole number of jobs, not 'many'.");
        check_mistake(
            "run --api portal.example --sid IR1",
            "--api wants an address that starts with https:// or http://, not 'portal.example'.",
        );
        check_mistake(
            "run --api https://me:secret@portal.example --sid IR1",
            "--api must not contain a user name or a password. The gateway adds the credentials itself.",
        );
        check_mistake(
            "run --api http:///impact --sid IR1",
            "--api wants the address of a gateway, and 'http:///impact' names no host.",
        );
        check_mistake(
            "run --api http://localhost:1",
            "--api also needs --sid, the account SID the page asks the gateway for (no secret).",
        );
        check_mistake(
            "run --api http://localhost:1 --sid a/b",
            "--sid wants an account SID (letters and digits), not 'a/b'.",
        );
        check_mistake(
            "run --sid IR1",
            "--sid goes with --api: the sandbox has an account of its own.",
        );
        check_mistake(
            "run --api http://localhost:1 --jobs 5",
            "--jobs is for the sandbox and --api is for a gateway: use one of the two.",
        );
    }
}
