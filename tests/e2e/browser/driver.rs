//! The process of a driver.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How a driver is started and its port is known.
pub(super) struct Start {
    pub(super) command: Command,
    pub(super) port: Port,
    /// Ends after the driver.
    pub(super) screen: Option<Screen>,
}

pub(super) enum Port {
    /// The driver chooses it, and prints it behind these words.
    Printed(&'static str),
    /// It is given to the driver.
    Given(u16),
}

#[derive(Debug)]
pub(super) struct DriverProcess {
    child: Child,
    port: u16,
    _screen: Option<Screen>,
}

impl DriverProcess {
    /// A port that was free may be taken by another process by then: the driver ends, and is started again. Whatever
    /// else keeps it from starting does so each time.
    pub(super) fn start(start: impl Fn() -> Start) -> Self {
        const TRIES: usize = 5;
        (0..TRIES)
            .find_map(|_| Self::try_start(start()))
            .unwrap_or_else(|| panic!("the driver ended {TRIES} times before it listened"))
    }

    fn try_start(start: Start) -> Option<Self> {
        let Start { mut command, port, screen } = start;
        command.env("TZ", "America/New_York").env("LANG", "en_US.UTF-8").env("LANGUAGE", "en_US");
        command.env_remove("LC_ALL").stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut process = Self { child, port: 0, _screen: screen };
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
        end(&mut self.child);
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
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Self { child, display: format!(":{}", number.trim()) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}
