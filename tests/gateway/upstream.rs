//! What stands in for impact.com: a DNS server that knows it, a TLS server, and behind it a relay that writes down
//! every request and passes it to the sandbox, or answers it itself.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use sandbox::{Options, Running};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::JoinHandle;

use crate::certificates;
use crate::http;
use crate::nginx::{self, Nginx};

/// The SID and the token that the sandbox wants.
pub(crate) const SID: &str = "IRxSANDBOX";
pub(crate) const TOKEN: &str = "t0ken-that-nobody-may-see";

/// A request that reached it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// `GET /path?query HTTP/1.1`
    pub(crate) line: String,
    /// The headers in order, names in lower case.
    pub(crate) headers: Vec<(String, String)>,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }
}

/// An answer in place of the sandbox's.
#[derive(Debug)]
pub(crate) enum Script {
    /// These bytes.
    Answer(String),
    /// These pieces, as they come.
    Pieces(UnboundedReceiver<Vec<u8>>),
    /// The connection is closed.
    Close,
}

/// Which certificate the server shows.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Certificate {
    Right,
    OtherName,
    /// Right for the API, wrong for its storage.
    ApiAlone,
}

/// impact.com.
#[derive(Debug)]
pub(crate) struct Upstream {
    pub(crate) sandbox: Running,
    /// The port of the TLS server.
    pub(crate) port: u16,
    pub(crate) dns: SocketAddr,
    shared: Arc<Shared>,
    tls: Mutex<Option<Nginx>>,
    tasks: [JoinHandle<()>; 2],
    _folder: TempDir,
}

#[derive(Debug, Default)]
struct Shared {
    seen: Mutex<Vec<Seen>>,
    scripts: Mutex<VecDeque<Script>>,
}

impl Upstream {
    pub(crate) async fn start(jobs: usize, certificate: Certificate) -> Self {
        let options = Options {
            jobs,
            speed: 0.0,
            sid: SID.to_owned(),
            token: TOKEN.to_owned(),
            ..Options::default()
        };
        let sandbox = sandbox::start(options).await.unwrap();
        let shared = Arc::new(Shared::default());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let relay = listener.local_addr().unwrap();
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let dns = socket.local_addr().unwrap();
        let tasks = [
            tokio::spawn(accept(listener, sandbox.addr(), Arc::clone(&shared))),
            tokio::spawn(answer_names(socket)),
        ];
        let folder = TempDir::with_prefix("impact-jobs-upstream-").unwrap();
        let (tls, port) = start_tls(&folder, relay, certificate);
        let tls = Mutex::new(Some(tls));
        Self { sandbox, port, dns, shared, tls, tasks, _folder: folder }
    }

    /// Nobody listens any more.
    pub(crate) fn dies(&self) {
        *self.tls.lock().unwrap() = None;
    }

    /// The next request gets this answer.
    pub(crate) fn script(&self, script: Script) {
        self.shared.scripts.lock().unwrap().push_back(script);
    }

    /// The requests that came, oldest first.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap().clone()
    }

    /// How many requests came whose line starts like this.
    pub(crate) fn count(&self, line: &str) -> usize {
        self.seen().iter().filter(|it| it.line.starts_with(line)).count()
    }

    /// Schedules a job.
    pub(crate) async fn order(&self, job: Value) {
        self.control("jobs", job).await;
    }

    /// Lets so many requests of an operation go wrong; 0 takes the fault back.
    pub(crate) async fn fault(&self, kind: &str, on: &str, times: u32) {
        self.control("fault", json!({ "kind": kind, "on": on, "times": times })).await;
    }

    /// From now on, each answer of operation `on` takes so long.
    pub(crate) async fn slow(&self, on: &str, seconds: f64) {
        let fault = json!({ "kind": "slow", "on": on, "seconds": seconds, "times": 10_000 });
        self.control("fault", fault).await;
    }

    /// Requests of an operation, as the sandbox counts them.
    pub(crate) async fn sandbox_count(&self, operation: &str) -> usize {
        let url = format!("http://{}/_sandbox/requests", self.sandbox.addr());
        let requests = http::send(&reqwest::Client::new(), "GET", &url, &[]).await.json();
        usize::try_from(requests["counts"][operation].as_u64().unwrap_or(0)).unwrap()
    }

    async fn control(&self, path: &str, body: Value) {
        let url = format!("http://{}/_sandbox/{path}", self.sandbox.addr());
        let response =
            reqwest::Client::new().post(url).body(body.to_string()).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path} {body}");
    }
}

impl Drop for Upstream {
    fn drop(&mut self) {
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}

/// Two addresses, as a name often has: what must not be sent twice must not be tried at the second.
fn start_tls(folder: &TempDir, relay: SocketAddr, certificate: Certificate) -> (Nginx, u16) {
    let (certificate, key) = match certificate {
        Certificate::Right => certificates::server(),
        Certificate::OtherName => certificates::other_name(),
        Certificate::ApiAlone => certificates::api_alone(),
    };
    for _ in 0..5 {
        let addr = nginx::free_port();
        let port = addr.port();
        let http = format!(
            "    server {{
        listen 127.0.0.1:{port} ssl;
        listen 127.0.0.2:{port} ssl;
        ssl_certificate {};
        ssl_certificate_key {};
        location / {{
            proxy_pass http://{relay};
            proxy_http_version 1.1;
            proxy_buffering off;
            proxy_next_upstream off;
            proxy_set_header Host $http_host;
            proxy_set_header Asked-For $ssl_server_name;
            proxy_ignore_headers X-Accel-Redirect;
            proxy_pass_header X-Accel-Redirect;
            proxy_pass_header Date;
            proxy_pass_header Server;
            error_page 502 = @close;
        }}
        location @close {{ return 444; }}
    }}",
            certificate.display(),
            key.display()
        );
        if let Some(nginx) = Nginx::start(folder.path(), addr, &http) {
            return (nginx, port);
        }
    }
    panic!("no port stays free");
}

async fn accept(listener: TcpListener, sandbox: SocketAddr, shared: Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept().await {
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            // An error is a client that left.
            let _ = relay(stream, sandbox, &shared).await;
        });
    }
}

async fn relay(mut stream: TcpStream, sandbox: SocketAddr, shared: &Shared) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    shared.seen.lock().unwrap().push(read_head(&String::from_utf8_lossy(&head)));
    let script = shared.scripts.lock().unwrap().pop_front();
    match script {
        None => {
            let mut sandbox = TcpStream::connect(sandbox).await?;
            sandbox.write_all(&head).await?;
            copy_bidirectional(&mut stream, &mut sandbox).await?;
        }
        Some(Script::Answer(answer)) => stream.write_all(answer.as_bytes()).await?,
        Some(Script::Pieces(mut pieces)) => {
            while let Some(piece) = pieces.recv().await {
                stream.write_all(&piece).await?;
            }
        }
        Some(Script::Close) => {}
    }
    Ok(())
}

fn read_head(head: &str) -> Seen {
    let mut lines = head.lines();
    let line = lines.next().unwrap_or_default().to_owned();
    let headers = lines.filter_map(|it| it.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()));
    Seen { line, headers: headers.collect() }
}

/// Every name has the addresses 127.0.0.1 and 127.0.0.2.
async fn answer_names(socket: UdpSocket) {
    const A: [u8; 2] = [0, 1];
    let mut query = [0; 512];
    while let Ok((length, from)) = socket.recv_from(&mut query).await {
        let query = &query[..length];
        let end_of_name = 12 + query[12..].iter().position(|it| *it == 0).unwrap();
        let question = &query[12..end_of_name + 5];
        let addresses: &[u8] = if question[question.len() - 4..][..2] == A { &[1, 2] } else { &[] };
        let mut answer = query[..2].to_vec();
        let n_answers = u8::try_from(addresses.len()).unwrap();
        answer.extend([0x81, 0x80, 0, 1, 0, n_answers, 0, 0, 0, 0]);
        answer.extend(question);
        for last in addresses {
            answer.extend([0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 30, 0, 4, 127, 0, 0, *last]);
        }
        let _ = socket.send_to(&answer, from).await;
    }
}
