//! Calls whose success is received as the caller wants it.

use std::marker::PhantomData;

use http::header::ACCEPT;

use super::{Call, CallFuture, Prepared};
use crate::runtime::client::operation::Sequence;
use crate::runtime::client::request::accept;
use crate::runtime::client::response::drift::search;
use crate::runtime::client::span::CallSpan;
use crate::runtime::client::stream::download::Download;
use crate::runtime::client::stream::events::Events;
use crate::runtime::client::stream::items::Items;
use crate::runtime::client::stream::sequence::Source;
use crate::runtime::value::Outcome;

/// The success may come as server-sent events with data of type `E`: see [`Call::events`].
pub struct HasEvents<E>(PhantomData<fn() -> E>);

/// The success may come as a sequence of items of type `E` in JSON: see [`Call::items`].
pub struct HasItems<E>(PhantomData<fn() -> E>);

impl<T, F: Outcome + 'static, H: Outcome + 'static, S> Call<T, F, H, S> {
    /// Makes the call and yields the head of its success; the body is received as it is wanted, however large it is.
    ///
    /// The limits of the call hold until the head is there; [`Download`] has those of the rest. A failed attempt is repeated as that of
    /// any call, but nothing is once the download is there. A failure is received as a whole, and is the same error as without `download`.
    ///
    /// ```no_run
    /// # use primer_api::Error;
    /// # use primer_api::runtime::{Bytes, Call};
    /// # trait Files { fn get_file(&self, id: &str) -> Call<Bytes>; }
    /// # async fn save(client: impl Files) -> Result<(), Error> {
    /// let mut download = client.get_file("report-42").download().await?;
    /// let mut size = 0;
    /// while let Some(chunk) = download.chunk().await? {
    ///     size += chunk.len();
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[must_use = "a call is not made until it is awaited"]
    pub fn download(self) -> CallFuture<Download<H>, F> {
        let mut prepared = self.prepared;
        Box::pin(async move {
            let operation = prepared.operation;
            let on_drift = prepared.transport.settings().on_drift.clone();
            let span = CallSpan::new(operation);
            let opened = span.around(prepared.open::<F>(None, &span)).await;
            span.end(&opened);
            let (head, body) = opened?;
            let download = Download::new(head, body);
            if let Some(hook) = on_drift {
                let head = (download.status(), download.headers());
                search::tell_head(&hook, operation, head, download.documented_headers());
            }
            Ok(download)
        })
    }
}

impl<T, F: Outcome + 'static, H, E: Outcome + 'static> Call<T, F, H, HasEvents<E>> {
    /// Makes the call, asks for the success as server-sent events (`Accept`), and yields them once the head of the response is there.
    ///
    /// Where a member of the request asks for them too (`stream: true`), it is the caller who sets it. Limits and repetitions are those
    /// of [`download`](Self::download).
    #[must_use = "a call is not made until it is awaited"]
    pub fn events(self) -> CallFuture<Events<E>, F> {
        let mut prepared = self.prepared;
        Box::pin(async move { prepared.sequence().await.map(Events::new) })
    }
}

impl<T, F: Outcome + 'static, H, E: Outcome + 'static> Call<T, F, H, HasItems<E>> {
    /// Makes the call, asks for the success as a sequence of items (`Accept`), and yields them once the head of the response is there.
    ///
    /// Limits and repetitions are those of [`download`](Self::download).
    #[must_use = "a call is not made until it is awaited"]
    pub fn items(self) -> CallFuture<Items<E>, F> {
        let mut prepared = self.prepared;
        Box::pin(async move { prepared.sequence().await.map(Items::new) })
    }
}

impl Prepared {
    /// Makes the call and opens its response as the sequence of the operation.
    async fn sequence<F: Outcome>(
        &mut self,
    ) -> Result<Source, crate::runtime::client::error::Error<F>> {
        let operation = self.operation;
        let sequence = operation.sequence.as_ref();
        if let Some(sequence) = sequence {
            self.accept(sequence);
        }
        let settings = self.transport.settings();
        let (limit, on_drift) = (settings.max_body, settings.on_drift.clone());
        let span = CallSpan::new(operation);
        let opened = span.around(self.open::<F>(sequence, &span)).await;
        span.end(&opened);
        let (head, body) = opened?;
        Ok(Source::new(head, body, limit, on_drift))
    }

    /// Asks for a sequence, unless the caller says what is asked for.
    fn accept(&mut self, sequence: &Sequence) {
        let value = accept::only(self.operation, sequence.media_type);
        if let (Ok(request), Some(value)) = (&mut self.request, value)
            && !self
                .headers
                .as_ref()
                .is_some_and(|own| own.contains_key(ACCEPT))
        {
            request.headers.insert(ACCEPT, value);
        }
    }
}
