//! The HTTP side: connections, the API over the worlds, and the control.

mod answer;
mod api;
mod call;
mod control;
mod download;
mod fault;
mod limit;
mod options;
mod pages;
mod route;
mod state;

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, body::Body, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    task::{JoinHandle, JoinSet},
};
use tower_service::Service;

use answer::CloseInstead;
pub use options::Options;
use state::App;

/// A sandbox that serves until it is stopped or dropped.
#[derive(Debug)]
pub struct Running {
    addr: SocketAddr,
    task: JoinHandle<()>,
}

impl Running {
    /// The address it listens on, with the real port.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Stops it and waits until its port is free.
    pub async fn stop(mut self) {
        self.task.abort();
        let _ = (&mut self.task).await;
    }

    /// Waits for it; it does not end by itself.
    pub async fn wait(mut self) {
        let _ = (&mut self.task).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Starts a sandbox on the current tokio runtime. It accepts connections when this returns.
///
/// # Errors
/// When an option makes no sense, with a message that says what to do, or when the address cannot be listened on.
pub async fn start(options: Options) -> io::Result<Running> {
    options.check().map_err(|message| io::Error::new(io::ErrorKind::InvalidInput, message))?;
    let listen = options.listen;
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|it| io::Error::new(it.kind(), format!("cannot listen on {listen}: {it}")))?;
    let addr = listener.local_addr()?;
    let task = tokio::spawn(run(listener, App::new(options, addr)));
    Ok(Running { addr, task })
}

/// Accepts connections until it is dropped, and drops them with it.
async fn run(listener: TcpListener, app: App) {
    let router = control::routes().fallback(api::serve).with_state(Arc::new(app));
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                match accepted {
                    Ok((stream, _)) => drop(connections.spawn(serve_connection(stream, router.clone()))),
                    // Too many open files, for example: a little later there may be room again.
                    Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

/// One request for each connection: browsers silently send a request again when a connection that they used before is
/// closed without an answer, and would hide the very faults that `reset` and `lost-replay` are there to show.
async fn serve_connection(stream: TcpStream, router: Router) {
    let service = service_fn(move |request: Request<Incoming>| {
        let mut router = router.clone();
        async move {
            let Ok(response) = router.call(request.map(Body::new)).await;
            if response.extensions().get::<CloseInstead>().is_some() {
                Err("closed on purpose")
            } else {
                Ok(response)
            }
        }
    });
    // An error means that the client went away, or that the connection was to be closed.
    let _ = http1::Builder::new()
        .keep_alive(false)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}
