//! The process of a driver.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// How a driver is started and its port is known.
pub(super) struct Start {
    pub(super) command: Command,
    pub(super) port: Port,
    /// Ends with the driver.
    pub(super) screen: Option<Screen>,
}

pub(super) enum Port {
    /// The driver chooses it, and prints it behind these words.
    Printed(&'static str),
    /// It is given to the driver.
    Given(u16),
}

/// A driver with all that it starts. It ends when it is dropped and when this program ends, however that happens.
#[derive(Debug)]
pub(super) struct DriverProcess {
    child: Child,
    port: u16,
    screen: Option<Screen>,
    /// Of all that the driver and the browser write. It is deleted after them.
    pub(super) folder: PathBuf,
    guard: Guard,
}

impl DriverProcess {
    /// A port that was free may be taken by another process by then: the driver ends, and is started again. Whatever
    /// else keeps it from starting does so each time.
    pub(super) fn start(start: impl Fn(&Path) -> Start) -> Self {
        const TRIES: usize = 5;
        (0..TRIES)
            .find_map(|_| Self::try_start(&start))
            .unwrap_or_else(|| panic!("the driver ended {TRIES} times before it listened"))
    }

    fn try_start(start: impl Fn(&Path) -> Start) -> Option<Self> {
        let folder = TempDir::with_prefix("impact-jobs-browser-").unwrap().keep();
        let Start { mut command, port, screen } = start(&folder);
        command.env("TZ", "America/New_York").env("LANG", "en_US.UTF-8").env("LANGUAGE", "en_US");
        command.env_remove("LC_ALL").env("TMPDIR", &folder);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        // One group, the first process of which names it.
        let group = screen.as_ref().map_or(0, |it| it.child.id());
        let mut child = command.process_group(group.cast_signed()).spawn().unwrap();
        let guard = Guard::of(if group == 0 { child.id() } else { group }, &folder);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut process = Self { child, port: 0, screen, folder, guard };
        process.port = match port {
            Port::Printed(words) => lines.find_map(|it| {
                let digits = it.split_once(words)?.1.trim_end_matches('.');
                digits.parse().ok()
            })?,
            Port::Given(port) => process.listens(port).then_some(port)?,
        };
        // Read on, or the driver would stop at a full pipe.
        thread::spawn(move || lines.for_each(drop));
        Some(process)
    }

    /// Waits until the driver listens, or ends.
    fn listens(&mut self, port: u16) -> bool {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(10)
            && matches!(self.child.try_wait(), Ok(None))
        {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return true;
            }
            thread::sleep(Duration::from_millis(20));
        }
        false
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for DriverProcess {
    fn drop(&mut self) {
        self.guard.end();
        let _ = self.child.wait();
        if let Some(screen) = &mut self.screen {
            let _ = screen.child.wait();
        }
    }
}

/// Ends a group of processes and deletes their folder when the pipe to it is closed, as it is when this program ends.
/// Signals to this program do not reach it, because it is a group of its own.
#[derive(Debug)]
struct Guard(Child);

impl Guard {
    fn of(group: u32, folder: &Path) -> Self {
        let script =
            r#"cat >/dev/null; kill -s KILL -- "-$1"; rm -rf "$2" || { sleep 1; rm -rf "$2"; }"#;
        let mut command = Command::new("sh");
        command.args(["-c", script, "sh", &group.to_string()]).arg(folder).process_group(0);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        Self(command.spawn().unwrap())
    }

    fn end(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// A port that nobody listens on.
pub(super) fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// A screen that nobody sees, for a browser that cannot do without one.
#[derive(Debug)]
pub(super) struct Screen {
    child: Child,
    pub(super) display: String,
}

impl Screen {
    pub(super) fn start() -> Self {
        let mut child = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"])
            .process_group(0)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Self { child, display: format!(":{}", number.trim()) }
    }
}
