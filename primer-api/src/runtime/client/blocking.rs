//! Calls that block their thread instead of being awaited (feature `blocking`).

use std::io;
use std::mem::ManuallyDrop;
use std::sync::{Mutex, PoisonError};

use tokio::runtime::{Builder, Handle};

use crate::runtime::client::call::Call;
use crate::runtime::client::error::Error;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::response::Response;
use crate::runtime::value::Outcome;

/// Drives the connections of all blocking calls, between the calls too: a connection that a server closes meanwhile must be
/// noticed before the next request is sent on it.
static RUNTIME: Mutex<Option<Handle>> = Mutex::new(None);

impl<T: Outcome + 'static, F: Outcome + 'static, H: Outcome + 'static> Call<T, F, H> {
    /// Makes the call and blocks the thread until it ends (feature `blocking`).
    ///
    /// It needs no Tokio runtime of the caller's: a background thread drives the connections of all blocking calls of the process.
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
    /// and the error is one of [`Configuration`](crate::runtime::client::ErrorKind::Configuration); inside of `spawn_blocking` too, where
    /// `Handle::current().block_on(async { call.await })` does the same.
    pub fn wait(self) -> Result<T, Error<F>> {
        self.wait_with_response().map(Response::into_body)
    }

    /// The same as [`wait`](Self::wait), with status and headers.
    pub fn wait_with_response(self) -> Result<Response<T, H>, Error<F>> {
        let operation = self.operation();
        match runtime() {
            Ok(runtime) => runtime.block_on(self.blocking().with_response()),
            Err(fault) => Err(Error::new(fault.of(operation), None)),
        }
    }
}

/// The runtime of all blocking calls, unless the thread is one of another runtime, or ends.
fn runtime() -> Result<Handle, Box<Fault>> {
    match Handle::try_current() {
        Err(error) if error.is_missing_context() => {}
        Err(_) => return Err(Fault::configuration("the thread is about to end")),
        Ok(_) => {
            return Err(Fault::configuration(
                "`wait` would block a Tokio runtime: await the call instead",
            ));
        }
    }
    let mut runtime = RUNTIME.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*runtime {
        return Ok(handle.clone());
    }
    let started = start().map_err(|error| {
        Fault::configuration("no thread can be started for blocking calls").caused_by(error)
    })?;
    Ok(runtime.insert(started).clone())
}

/// Starts a runtime that lives as long as the process.
fn start() -> io::Result<Handle> {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(1).thread_name("primer-api");
    let runtime = ManuallyDrop::new(builder.enable_all().build()?);
    Ok(runtime.handle().clone())
}

#[cfg(test)]
mod tests;
