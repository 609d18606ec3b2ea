//! A connection that breaks: it stands between a browser and a gateway.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt, copy};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Passes all on to a gateway, and closes the browser's connection in place of the answers to the first replays.
#[derive(Debug)]
pub(crate) struct Breaking {
    /// `127.0.0.1:port`
    pub(crate) host: String,
    n_replays: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Breaking {
    /// Breaks off so many replays.
    pub(crate) async fn start(gateway: &str, n_broken: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let n_replays = Arc::new(AtomicUsize::new(0));
        let (gateway, count) = (gateway.to_owned(), Arc::clone(&n_replays));
        let task = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                let (gateway, count) = (gateway.clone(), Arc::clone(&count));
                tokio::spawn(async move {
                    // An error is somebody who left.
                    let _ = pass_on(browser, &gateway, &count, n_broken).await;
                });
            }
        });
        Self { host, n_replays, task }
    }

    /// How many replays the browser sent.
    pub(crate) fn n_replays(&self) -> usize {
        self.n_replays.load(Ordering::SeqCst)
    }
}

impl Drop for Breaking {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn pass_on(
    browser: TcpStream,
    gateway: &str,
    n_replays: &AtomicUsize,
    n_broken: usize,
) -> std::io::Result<()> {
    let (mut requests, mut answers) = browser.into_split();
    let (mut from_gateway, mut to_gateway) = TcpStream::connect(gateway).await?.into_split();
    let mut answering = tokio::spawn(async move { copy(&mut from_gateway, &mut answers).await });
    // A request comes in one piece: browsers send its head at once, and none here has a body.
    let mut request = vec![0; 16 * 1024];
    loop {
        let length = requests.read(&mut request).await?;
        let is_replay = request[..length].starts_with(b"PUT ");
        let breaks = is_replay && n_replays.fetch_add(1, Ordering::SeqCst) < n_broken;
        if breaks {
            answering.abort();
            let _ = (&mut answering).await;
        }
        to_gateway.write_all(&request[..length]).await?;
        if breaks || length == 0 {
            return Ok(());
        }
    }
}
