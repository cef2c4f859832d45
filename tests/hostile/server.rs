//! Servers on a thread of their own.

use std::sync::LazyLock;
use std::time::Duration;

use primer_tests::{Connection, Server};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

/// The thread of all servers, so that they never delay the thread of a client.
static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap()
});

/// The time after which a connection is closed at the latest.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server that gives each connection to this function, and closes it then.
pub fn serve<S>(serve: impl Fn(Connection) -> S + Send + 'static) -> Server
where
    S: Future<Output: Send> + Send + 'static,
{
    let _entered = RUNTIME.enter();
    Server::serve(move |connection| timeout(PATIENCE, serve(connection)))
}
