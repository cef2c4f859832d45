//! A service on plain TCP with threads of its own. Each response has the name of the session that its request asks for.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use primer_tests::{Connection, Listener, Request, session_of};
use tokio::net::{TcpSocket, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::task::block_in_place;

/// The longest time to wait for an event.
const PATIENCE: Duration = Duration::from_secs(10);

/// The fate of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is executed; the response is a success.
    Executed,
    /// As `Executed`, after this time.
    Delayed(Duration),
    /// The response is a 500; the request may have been executed.
    Failed,
    /// The response is a 503; the request is not executed.
    Refused,
    /// As `Refused`, with `Retry-After: 0`.
    Deferred,
    /// Its connection is reset.
    Reset,
    /// Its connection stays silent until the client hangs up.
    Stalled,
}

/// A service that keeps its port while it is stopped.
pub struct Service {
    address: SocketAddr,
    record: Arc<Record>,
    state: State,
}

enum State {
    Running(Runtime),
    /// A socket that does not listen refuses connections, and keeps the port.
    Stopped(TcpSocket),
    Changing,
}

/// The connections and requests that a service received.
#[derive(Default)]
struct Record {
    connections: AtomicUsize,
    open: AtomicUsize,
    requests: AtomicUsize,
    seen: Mutex<HashMap<String, Seen>>,
}

/// The requests that a service received for a name.
#[derive(Clone, Copy, Default)]
pub struct Seen {
    pub requests: usize,
    /// The number of requests that may have been executed.
    pub executed: usize,
}

impl Service {
    /// A service that decides the fate of a request by its number, from 0.
    pub fn start(decide: fn(usize) -> Fate) -> Self {
        let socket = bind("127.0.0.1:0".parse().unwrap());
        let mut service = Self {
            address: socket.local_addr().unwrap(),
            record: Arc::default(),
            state: State::Stopped(socket),
        };
        service.restart(decide);
        service
    }

    /// Starts a stopped service again.
    pub fn restart(&mut self, decide: fn(usize) -> Fate) {
        let State::Stopped(socket) = std::mem::replace(&mut self.state, State::Changing) else {
            panic!("the service runs");
        };
        let runtime = Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let record = Arc::clone(&self.record);
        {
            let _entered = runtime.enter();
            Listener::on(socket.listen(4096).unwrap(), move |_, stream| {
                let open = Open::new(Arc::clone(&record));
                serve(stream, open, decide)
            });
        }
        self.state = State::Running(runtime);
    }

    /// Resets all connections and refuses new ones.
    pub fn stop(&mut self) {
        if let State::Running(runtime) = std::mem::replace(&mut self.state, State::Changing) {
            block_in_place(|| runtime.shutdown_timeout(PATIENCE));
        }
        self.state = State::Stopped(bind(self.address));
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The number of connections so far.
    pub fn connections(&self) -> usize {
        self.record.connections.load(Ordering::Relaxed)
    }

    /// The number of open connections.
    pub fn open(&self) -> usize {
        self.record.open.load(Ordering::Relaxed)
    }

    /// The number of requests so far.
    pub fn requests(&self) -> usize {
        self.record.requests.load(Ordering::Relaxed)
    }

    pub fn seen(&self, name: &str) -> Seen {
        let seen = self.record.seen.lock().unwrap();
        seen.get(name).copied().unwrap_or_default()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if let State::Running(runtime) = std::mem::replace(&mut self.state, State::Changing) {
            runtime.shutdown_background();
        }
    }
}

/// Waits until something holds.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < PATIENCE, "{what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

fn bind(address: SocketAddr) -> TcpSocket {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_reuseaddr(true).unwrap();
    socket.bind(address).unwrap();
    socket
}

/// An open connection.
struct Open(Arc<Record>);

impl Open {
    fn new(record: Arc<Record>) -> Self {
        record.connections.fetch_add(1, Ordering::Relaxed);
        record.open.fetch_add(1, Ordering::Relaxed);
        Self(record)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn serve(stream: TcpStream, open: Open, decide: fn(usize) -> Fate) -> Option<()> {
    let record = &open.0;
    // Closing it never waits for bytes that are not sent yet.
    stream.set_zero_linger().unwrap();
    let mut connection = Connection::new(stream);
    loop {
        let request = connection.read().await?;
        let name = name(&request);
        let fate = decide(record.requests.fetch_add(1, Ordering::Relaxed));
        record.note(&name, fate);
        let response = match fate {
            Fate::Executed => session(&name),
            Fate::Delayed(time) => {
                tokio::time::sleep(time).await;
                session(&name)
            }
            Fate::Failed => "HTTP/1.1 500 X\r\ncontent-length: 0\r\n\r\n".to_owned(),
            Fate::Refused => "HTTP/1.1 503 X\r\ncontent-length: 0\r\n\r\n".to_owned(),
            Fate::Deferred => {
                "HTTP/1.1 503 X\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n".to_owned()
            }
            Fate::Reset => return None,
            Fate::Stalled => return connection.read().await.map(drop),
        };
        connection.write(response).await?;
    }
}

impl Record {
    fn note(&self, name: &str, fate: Fate) {
        let mut all = self.seen.lock().unwrap();
        let seen = all.entry(name.to_owned()).or_default();
        seen.requests += 1;
        seen.executed += usize::from(!matches!(fate, Fate::Refused | Fate::Deferred));
    }
}

/// The name of the session that a request is about.
fn name(request: &Request) -> String {
    if request.method() == "GET" {
        return request.query().split_once('=').unwrap().1.to_owned();
    }
    let body = request.json();
    let name = body.get("clientToken").or(body.get("orderId"));
    name.unwrap().as_str().unwrap().to_owned()
}

fn session(name: &str) -> String {
    let body = session_of(name);
    let length = body.len();
    format!("HTTP/1.1 200 X\r\ncontent-length: {length}\r\n\r\n{body}")
}
