//! The scripts an administrator runs.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tempfile::TempDir;

use crate::certificates;
use crate::gateway::{check, run, write_settings};

fn folder(changed: &[(&str, String)]) -> (TempDir, std::path::PathBuf) {
    let folder = TempDir::with_prefix("impact-jobs-scripts-").unwrap();
    let authority = ("CA", certificates::authority().display().to_string());
    let settings: Vec<_> = [authority].into_iter().chain(changed.iter().cloned()).collect();
    let settings = write_settings(folder.path(), &settings);
    (folder, settings)
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join("etc").join(name)).unwrap()
}

#[test]
fn accounts_are_added_renewed_listed_and_removed() {
    let (folder, settings) = folder(&[]);
    check(&run("configure.sh", &settings, &[], ""));
    let account = |arguments: &[&str], token: &str| {
        let output = run("account.sh", &settings, arguments, token);
        check(&output);
        String::from_utf8(output.stdout).unwrap()
    };
    account(&["add", "/Mediapartners/IRa"], "first\n");
    account(&["add", "/Mediapartners/IRab", "--replay"], "other\n");
    account(&["add", "/Agencies/IRa/Advertisers/12"], "third");
    // The same again with another token and replay.
    account(&["add", "/Mediapartners/IRa", "--replay"], "renewed\n");
    let listed =
        "/Mediapartners/IRab, replay\n/Agencies/IRa/Advertisers/12\n/Mediapartners/IRa, replay\n";
    assert_eq!(account(&["list"], ""), listed);
    // "IRa:renewed" and "IRa:third"
    let credentials = read(folder.path(), "credentials");
    assert!(
        credentials.contains("\"~^/Mediapartners/IRa$\" \"Basic SVJhOnJlbmV3ZWQ=\";\n"),
        "{credentials}"
    );
    assert!(
        credentials.contains("\"~^/Agencies/IRa/Advertisers/12$\" \"Basic SVJhOnRoaXJk\";\n"),
        "{credentials}"
    );
    assert_eq!(credentials.lines().count(), 3);
    account(&["remove", "/Mediapartners/IRab"], "");
    account(&["add", "/Mediapartners/IRa"], "renewed\n");
    assert_eq!(account(&["list"], ""), "/Agencies/IRa/Advertisers/12\n/Mediapartners/IRa\n");

    let mode = folder.path().join("etc/credentials").metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "nobody else may read the credentials");
    // Configured again, all is as it was.
    let before = read(folder.path(), "credentials");
    check(&run("configure.sh", &settings, &[], ""));
    assert_eq!(read(folder.path(), "credentials"), before);
}

#[track_caller]
fn refuses(script: &str, settings: &Path, arguments: &[&str], input: &str, words: &str) {
    let output = run(script, settings, arguments, input);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains(words), "{script} {arguments:?}: {said}");
}

#[test]
fn accounts_that_cannot_be_are_refused() {
    let (_folder, settings) = folder(&[]);
    refuses("account.sh", &settings, &["add", "/Mediapartners/IRa"], "x", "Run configure.sh first");
    check(&run("configure.sh", &settings, &[], ""));
    for account in [
        "",
        "IRa",
        "/Mediapartners/IRa/",
        "/Partners/IRa",
        "/Agencies/IRa/Advertisers/IRb",
        "/Mediapartners/.*",
        "/Mediapartners/IRa\n/Agencies/IRa",
    ] {
        refuses("account.sh", &settings, &["add", account], "x", "is no account. Write it like");
    }
    refuses("account.sh", &settings, &["add", "/Mediapartners/IRa"], "\n", "there is no token");
    refuses(
        "account.sh",
        &settings,
        &["add", "/Mediapartners/IRa", "--all"],
        "x",
        "there is no flag '--all'",
    );
    refuses("account.sh", &settings, &["show"], "", "add, remove or list");
}

#[test]
fn settings_that_cannot_be_are_refused() {
    for (name, value, words) in [
        ("API", "http://api.impact.com", "The token may only go over https."),
        ("API", "https://api.impact.com/", "Write it without a path"),
        ("API", "", "IMPACT_JOBS_API is not set"),
        ("API_PATH", "/impact/", "a slash at its start and none at its end"),
        ("API_PATH", "impact", "a slash at its start and none at its end"),
        ("FILES_PATH", "/a.b", "Use letters, digits"),
        ("STORE", "0.0.0.0:8481", "It must not be reached from outside"),
        ("STORE", "10.0.0.1:8481", "It must not be reached from outside"),
        ("STORE", "*:8481", "It must not be reached from outside"),
        ("STORE", "8481", "It must not be reached from outside"),
        ("STORE", "127.0.0.1", "It must not be reached from outside"),
        ("PERIOD", "3", "Choose 1, 2, 5 or 10 seconds."),
        ("CA", "/no/such/file", "Install ca-certificates."),
    ] {
        let (_folder, settings) = folder(&[(name, value.to_owned())]);
        refuses("configure.sh", &settings, &[], "", words);
    }
    refuses(
        "configure.sh",
        Path::new("/no/such/settings"),
        &[],
        "",
        "cannot read /no/such/settings",
    );
}
