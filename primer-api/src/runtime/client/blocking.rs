//! Calls that block their thread instead of being awaited (feature `blocking`).

mod stream;

use std::io;
use std::mem::ManuallyDrop;
use std::sync::{Mutex, PoisonError};

use tokio::runtime::{Builder, Handle};

use crate::runtime::client::call::{Call, CallFuture, HasEvents, HasItems};
use crate::runtime::client::error::Error;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::pages::{HasPages, PageItems, Pages};
use crate::runtime::client::response::Response;
use crate::runtime::client::stream::download::Download;
use crate::runtime::client::stream::events::Events;
use crate::runtime::client::stream::items::Items;
use crate::runtime::value::Outcome;

pub use self::stream::Blocking;

/// Drives the connections of all blocking calls, between the calls too: a connection that a server closes meanwhile must be
/// noticed before the next request is sent on it.
static RUNTIME: Mutex<Option<Handle>> = Mutex::new(None);

impl<T: Outcome + 'static, F: Outcome + 'static, H: Outcome + 'static, S> Call<T, F, H, S> {
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
        let (response, _) = self.block_on(Self::with_response)?;
        Ok(response)
    }
}

impl<T, F: Outcome + 'static, H: Outcome + 'static, S> Call<T, F, H, S> {
    /// The same as [`download`](Self::download), on the calling thread (feature `blocking`): what it yields can be read from, and is an iterator of
    /// chunks.
    ///
    /// # Errors
    ///
    /// Those of [`wait`](Self::wait).
    pub fn wait_download(self) -> Result<Blocking<Download<H>>, Error<F>> {
        let (stream, runtime) = self.block_on(Self::download)?;
        Ok(Blocking::new(stream, runtime))
    }
}

impl<T, F: Outcome + 'static, H, E: Outcome + 'static> Call<T, F, H, HasEvents<E>> {
    /// The same as [`events`](Self::events), on the calling thread (feature `blocking`).
    ///
    /// # Errors
    ///
    /// Those of [`wait`](Self::wait).
    pub fn wait_events(self) -> Result<Blocking<Events<E>>, Error<F>> {
        let (stream, runtime) = self.block_on(Self::events)?;
        Ok(Blocking::new(stream, runtime))
    }
}

impl<T, F: Outcome + 'static, H, E: Outcome + 'static> Call<T, F, H, HasItems<E>> {
    /// The same as [`items`](Self::items), on the calling thread (feature `blocking`).
    ///
    /// # Errors
    ///
    /// Those of [`wait`](Self::wait).
    pub fn wait_items(self) -> Result<Blocking<Items<E>>, Error<F>> {
        let (stream, runtime) = self.block_on(Self::items)?;
        Ok(Blocking::new(stream, runtime))
    }
}

impl<T, F, H, E> Call<T, F, H, HasPages<E>>
where
    T: Outcome + 'static,
    F: Outcome + 'static,
    H: Outcome + 'static,
{
    /// The same as [`pages`](Self::pages), on the calling thread (feature `blocking`).
    ///
    /// # Errors
    ///
    /// Those of [`wait`](Self::wait) on a thread of a Tokio runtime.
    pub fn wait_pages(self) -> Result<Blocking<Pages<T, F, H>>, Error<F>> {
        let runtime = self.runtime()?;
        Ok(Blocking::new(self.blocking().pages(), runtime))
    }

    /// The same as [`items`](Self::items), on the calling thread (feature `blocking`).
    ///
    /// # Errors
    ///
    /// Those of [`wait`](Self::wait) on a thread of a Tokio runtime.
    #[allow(clippy::type_complexity, reason = "the types of the call")]
    pub fn wait_items(self) -> Result<Blocking<PageItems<T, F, H, E>>, Error<F>> {
        let runtime = self.runtime()?;
        Ok(Blocking::new(self.blocking().items(), runtime))
    }
}

impl<T, F, H, S> Call<T, F, H, S> {
    fn runtime(&self) -> Result<Handle, Error<F>> {
        runtime().map_err(|fault| Error::new(fault.of(self.operation()), None))
    }

    /// Makes the call on the connections of blocking calls, and returns their runtime too.
    fn block_on<R>(
        self,
        make: impl FnOnce(Self) -> CallFuture<R, F>,
    ) -> Result<(R, Handle), Error<F>> {
        let runtime = self.runtime()?;
        let result = runtime.block_on(make(self.blocking()))?;
        Ok((result, runtime))
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
