//! How long each test takes. The test program of Rust does not say it.

use std::fs::File;
use std::io::Write;
use std::time::Instant;
use std::{env, thread};

/// Adds a line with the seconds and the name of the test to the file that `TEST_TIMES` names, when it is dropped.
#[derive(Debug)]
pub(crate) struct Stopwatch(Instant);

impl Stopwatch {
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }
}

impl Drop for Stopwatch {
    fn drop(&mut self) {
        let Some(path) = env::var_os("TEST_TIMES") else { return };
        let thread = thread::current();
        let line =
            format!("{:.1} {}\n", self.0.elapsed().as_secs_f64(), thread.name().unwrap_or("main"));
        let file = File::options().create(true).append(true).open(path);
        let _ = file.and_then(|mut it| it.write_all(line.as_bytes()));
    }
}
