//! An nginx in the foreground, with a folder of its own.

use std::env;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Runs until it is dropped.
#[derive(Debug)]
pub(crate) struct Nginx {
    shell: Child,
}

impl Nginx {
    /// Starts with this content of the http block. `folder` gets its configuration, logs and temporary files. `None`
    /// when it ends before it listens on `addr`, as it does when the port was taken meanwhile.
    ///
    /// # Panics
    /// When the configuration is wrong.
    pub(crate) fn start(folder: &Path, addr: SocketAddr, http: &str) -> Option<Self> {
        let file = configuration(folder, http);
        let test = command(folder, &file).arg("-t").output().unwrap();
        let said = String::from_utf8_lossy(&test.stderr).into_owned();
        // Newer ones warn of the only way to ask for HTTP/2 that 1.22 knows.
        let http2 = r#"the "listen ... http2" directive is deprecated"#;
        let warns = |line: &str| line.contains("[warn]") && !line.contains(http2);
        assert!(test.status.success() && !said.lines().any(warns), "{said}");
        // The shell ends nginx when the pipe is closed: also when the test is killed.
        let shell = Command::new("sh")
            .args(["-c", r#""$@" & pid=$!; cat >/dev/null; kill $pid; wait $pid"#])
            .arg("sh")
            .arg(program())
            .args(arguments(folder, &file))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let started = Instant::now();
        while TcpStream::connect(addr).is_err() {
            let said = log(folder, "error.log");
            if said.contains("[emerg]") {
                eprintln!("{said}");
                drop(Self { shell });
                return None;
            }
            assert!(started.elapsed() < Duration::from_secs(20), "{}", log(folder, "error.log"));
            std::thread::sleep(Duration::from_millis(5));
        }
        Some(Self { shell })
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

/// A free port on loopback. Somebody else may take it before it is used.
pub(crate) fn free_port() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// What was written to a log.
pub(crate) fn log(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).unwrap_or_default()
}

fn program() -> PathBuf {
    PathBuf::from(env::var_os("NGINX_PROGRAM").unwrap_or_else(|| "nginx".into()))
}

fn arguments(folder: &Path, file: &Path) -> [PathBuf; 4] {
    ["-e".into(), folder.join("error.log"), "-c".into(), file.into()]
}

fn command(folder: &Path, file: &Path) -> Command {
    let mut command = Command::new(program());
    command.args(arguments(folder, file));
    command
}

/// What an administrator's nginx.conf has around the gateway, for the current user.
fn configuration(folder: &Path, http: &str) -> PathBuf {
    let at = folder.display();
    let output = Command::new("id").arg("-u").output().unwrap();
    let user = if output.stdout.trim_ascii() == b"0" { "user root;" } else { "" };
    let configuration = format!(
        "daemon off;
{user}
worker_processes 2;
worker_rlimit_nofile 8192;
pid {at}/nginx.pid;
error_log {at}/error.log info;
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
events {{ worker_connections 4096; }}
http {{
    access_log {at}/access.log combined;
    client_body_temp_path {at}/body;
    proxy_temp_path {at}/proxy;
    fastcgi_temp_path {at}/fastcgi;
    uwsgi_temp_path {at}/uwsgi;
    scgi_temp_path {at}/scgi;
{http}
}}
"
    );
    let file = folder.join("nginx.conf");
    std::fs::write(&file, configuration).unwrap();
    file
}
