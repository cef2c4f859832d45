//! Calls that block their thread instead of being awaited (feature `blocking`).

use std::io;
use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle, Runtime};

use super::call::Call;
use super::error::Error;
use super::fault::Fault;
use super::response::Response;
use crate::runtime::value::Outcome;

/// Drives the connections of all blocking calls, between the calls too: a connection that a server closes meanwhile must be
/// noticed before the next request is sent on it.
static RUNTIME: OnceLock<Runtime> = OnceLock::new();

impl<T: Outcome + 'static, F: Outcome + 'static> Call<T, F> {
    /// Makes the call and blocks the thread until it ends (feature `blocking`).
    ///
    /// It needs no Tokio runtime of the caller's: one background thread serves all blocking calls of the process.
    ///
    /// ```no_run
    /// # #[cfg(feature = "v2_4")] {
    /// use primer_api::v2_4::{Client, CreateClientSessionRequest};
    ///
    /// let client = Client::from_env()?;
    /// let session = client.create_client_session(CreateClientSessionRequest::default()).wait()?;
    /// # let _ = session; }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of an awaited call. On a thread of a Tokio runtime, where blocking would hold up other tasks or never end, nothing is sent
    /// and the error is one of [`Configuration`](super::ErrorKind::Configuration); inside of `spawn_blocking` too, where
    /// `Handle::current().block_on(async { call.await })` does the same.
    pub fn wait(self) -> Result<T, Error<F>> {
        self.wait_with_response().map(Response::into_body)
    }

    /// The same as [`wait`](Self::wait), with status and headers.
    pub fn wait_with_response(self) -> Result<Response<T>, Error<F>> {
        let operation = self.operation();
        match runtime() {
            Ok(runtime) => runtime.block_on(self.with_response()),
            Err(fault) => Err(Error::new(fault.of(operation), None)),
        }
    }
}

/// The runtime of all blocking calls, unless the thread is one of another runtime.
fn runtime() -> Result<&'static Runtime, Box<Fault>> {
    if Handle::try_current().is_ok() {
        return Err(Fault::configuration(
            "`wait` would block a Tokio runtime: await the call instead",
        ));
    }
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let started = start().map_err(|error| {
        Fault::configuration("no thread can be started for blocking calls").caused_by(error)
    })?;
    // Where two threads come at once, one of both runtimes is dropped again, unused.
    Ok(RUNTIME.get_or_init(|| started))
}

fn start() -> io::Result<Runtime> {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(1).thread_name("primer-api");
    builder.enable_all().build()
}

#[cfg(test)]
mod tests;
