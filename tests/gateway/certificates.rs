//! A throw-away certificate authority, and another that nobody trusts.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use tempfile::TempDir;

static FOLDER: LazyLock<TempDir> = LazyLock::new(make);

/// The authority that vouches for the server.
pub(crate) fn authority() -> PathBuf {
    FOLDER.path().join("authority.pem")
}

/// An authority that does not.
pub(crate) fn other_authority() -> PathBuf {
    FOLDER.path().join("other.pem")
}

/// A certificate for impact.com's API and its storage, and its key.
pub(crate) fn server() -> (PathBuf, PathBuf) {
    (FOLDER.path().join("server.pem"), FOLDER.path().join("server.key"))
}

/// A certificate of the same authority for another name.
pub(crate) fn other_name() -> (PathBuf, PathBuf) {
    (FOLDER.path().join("other-name.pem"), FOLDER.path().join("other-name.key"))
}

/// A certificate for impact.com's API, but not for its storage.
pub(crate) fn api_alone() -> (PathBuf, PathBuf) {
    (FOLDER.path().join("api-alone.pem"), FOLDER.path().join("api-alone.key"))
}

/// A certificate for the portal.
pub(crate) fn portal() -> (PathBuf, PathBuf) {
    (FOLDER.path().join("portal.pem"), FOLDER.path().join("portal.key"))
}

fn make() -> TempDir {
    let folder = TempDir::with_prefix("impact-jobs-certificates-").unwrap();
    let at = folder.path();
    for name in ["authority", "other"] {
        let subject = format!("/CN={name}");
        openssl(
            at,
            &format!("req -x509 {KEY} -keyout {name}.key -out {name}.pem -days 2 -subj {subject}"),
        );
    }
    for (name, names) in [
        ("server", "DNS:api.impact.com,DNS:storage.googleapis.com"),
        ("other-name", "DNS:api.impact.com.evil.example"),
        ("api-alone", "DNS:api.impact.com"),
        ("portal", "DNS:portal.example"),
    ] {
        std::fs::write(at.join("names"), format!("subjectAltName={names}")).unwrap();
        openssl(at, &format!("req {KEY} -keyout {name}.key -out {name}.csr -subj /CN={name}"));
        openssl(
            at,
            &format!(
                "x509 -req -in {name}.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 2 -extfile names -out {name}.pem"
            ),
        );
    }
    folder
}

const KEY: &str = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";

fn openssl(folder: &Path, arguments: &str) {
    let output =
        Command::new("openssl").args(arguments.split(' ')).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
