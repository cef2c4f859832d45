//! Lists that come in pages, each asked for when it is wanted.

mod link;
mod members;
mod next;

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use self::next::{Unusable, next};
use crate::runtime::client::call::prepared::Prepared;
use crate::runtime::client::call::{Call, CallFuture};
use crate::runtime::client::error::Error;
use crate::runtime::client::error::fault::{FailedResponse, Fault};
use crate::runtime::client::error::kind::ErrorKind;
use crate::runtime::client::operation::Operation;
use crate::runtime::client::response::Response;
use crate::runtime::value::Outcome;

/// The greatest number of pages, where the caller sets no other.
const MAX_PAGES: usize = 10_000;

/// The success is one page of a list of items of type `E`: see [`Call::pages`].
pub struct HasPages<E>(PhantomData<fn() -> E>);

impl<T, F, H, E> Call<T, F, H, HasPages<E>> {
    /// The pages of the list from this call's on, each as the call itself yields it. Nothing is sent until the first one is wanted.
    ///
    /// What the call has of its own (a timeout, headers, a rule of repeating) each page's call has.
    pub fn pages(self) -> Pages<T, F, H> {
        let prepared = self.into_prepared();
        Pages {
            operation: prepared.operation(),
            seen: HashSet::new(),
            state: State::Next(Box::new(prepared)),
            count: 0,
            max_pages: MAX_PAGES,
        }
    }

    /// The items of the list from this call's page on. Nothing is sent until the first one is wanted.
    pub fn items(self) -> PageItems<T, F, H, E> {
        PageItems {
            pages: self.pages(),
            items: VecDeque::new(),
            count: 0,
            max_items: None,
        }
    }
}

/// The pages of a list, from [`Call::pages`].
///
/// It is a `Stream`, and [`next`](Self::next) does the same without the trait. A page is asked for when it is wanted; each is a call with limits, repetitions and errors of its own, and an
/// error ends the list. The next page is asked for at the host of the first one alone, since the credential goes along: a page that leads elsewhere, one that was there already, and more
/// pages than [`max_pages`](Self::max_pages) are errors, which come after the page that led there.
#[must_use = "no page is asked for until it is wanted"]
pub struct Pages<T, F = (), H = ()> {
    operation: &'static Operation,
    /// The URLs of the pages so far.
    seen: HashSet<String>,
    state: State<T, F, H>,
    count: usize,
    max_pages: usize,
}

enum State<T, F, H> {
    /// The call of the page that comes next.
    Next(Box<Prepared>),
    /// A page that is asked for, and the same call again.
    Asked(CallFuture<Response<T, H>, F>, Option<Box<Prepared>>),
    /// What is wrong with the page that comes next.
    Failed(Error<F>),
    Ended,
}

impl<T, F, H> Pages<T, F, H> {
    /// Limits the number of pages; 10,000 by default. Another one is an error ([`ErrorKind::TooLarge`]), for lists that never end.
    pub fn max_pages(mut self, count: usize) -> Self {
        self.max_pages = count;
        self
    }
}

impl<T: Outcome + 'static, F: Outcome + 'static, H: Outcome + 'static> Pages<T, F, H> {
    /// The next page; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<T, Error<F>>> {
        poll_fn(|cx| self.poll_page(cx)).await
    }

    fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error<F>>>> {
        loop {
            match std::mem::replace(&mut self.state, State::Ended) {
                State::Ended => return Poll::Ready(None),
                State::Failed(error) => return Poll::Ready(Some(Err(error))),
                State::Next(prepared) => self.state = ask(*prepared),
                State::Asked(mut page, again) => {
                    let Poll::Ready(result) = page.as_mut().poll(cx) else {
                        self.state = State::Asked(page, again);
                        return Poll::Pending;
                    };
                    return Poll::Ready(Some(result.map(|response| {
                        self.state = self.after(&response, again);
                        response.into_body()
                    })));
                }
            }
        }
    }

    /// What comes after a page.
    fn after(&mut self, response: &Response<T, H>, again: Option<Box<Prepared>>) -> State<T, F, H> {
        self.count += 1;
        let Some((mut prepared, url)) = again.and_then(|it| it.url().cloned().map(|url| (it, url)))
        else {
            return State::Ended;
        };
        let body = response.body().get();
        let found = next(self.operation, &url, body, response.headers());
        self.seen.insert(url.into());
        let problem = match found {
            Ok(None) => return State::Ended,
            Ok(Some(_)) if self.count >= self.max_pages => {
                (ErrorKind::TooLarge, "there are more pages than the limit")
            }
            Ok(Some(url)) if self.seen.contains(url.as_str()) => (
                ErrorKind::Decode,
                "the next page is one that was there already",
            ),
            Ok(Some(url)) => {
                prepared.set_url(url);
                return State::Next(prepared);
            }
            Err(Unusable::Url) => (
                ErrorKind::Decode,
                "the next page has no URL that can be used",
            ),
            Err(Unusable::Origin) => (
                ErrorKind::Decode,
                "the next page is at another host, which would get the credential",
            ),
            Err(Unusable::Position) => (
                ErrorKind::Decode,
                "the page does not say where the next one is",
            ),
        };
        State::Failed(self.failed(response, problem))
    }

    fn failed(
        &self,
        response: &Response<T, H>,
        (kind, reason): (ErrorKind, &'static str),
    ) -> Error<F> {
        let refused =
            FailedResponse::new(response.status(), response.headers().clone(), Vec::new());
        let mut fault = Fault::refused(kind, refused, reason);
        fault.attempts = 1;
        Error::new(fault.of(self.operation), None)
    }
}

/// Asks for a page. The same call can be made again if its request could be written.
fn ask<T, F, H>(mut prepared: Prepared) -> State<T, F, H>
where
    T: Outcome + 'static,
    F: Outcome + 'static,
    H: Outcome + 'static,
{
    let again = prepared.again().map(Box::new);
    State::Asked(Box::pin(async move { prepared.call().await }), again)
}

impl<T, F, H> Stream for Pages<T, F, H>
where
    T: Outcome + 'static,
    F: Outcome + 'static,
    H: Outcome + 'static,
{
    type Item = Result<T, Error<F>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(cx)
    }
}

impl<T, F, H> Unpin for Pages<T, F, H> {}

impl<T, F, H> fmt::Debug for Pages<T, F, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &self.operation.id)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}

/// The items of a list that comes in pages, from [`Call::items`].
///
/// It is a `Stream`, and [`next`](Self::next) does the same without the trait. The next page is asked for when the items of the last one are used up; [`Pages`] has the limits. Items of a page that were
/// not wanted are dropped with it.
#[must_use = "no page is asked for until it is wanted"]
pub struct PageItems<T, F = (), H = (), E = ()> {
    pages: Pages<T, F, H>,
    items: VecDeque<E>,
    count: usize,
    max_items: Option<usize>,
}

impl<T, F, H, E> PageItems<T, F, H, E> {
    /// Limits the number of pages; see [`Pages::max_pages`].
    pub fn max_pages(mut self, count: usize) -> Self {
        self.pages = self.pages.max_pages(count);
        self
    }

    /// Limits the number of items; there is no limit by default. The list ends there, as by `take`, and no further page is asked for.
    pub fn max_items(mut self, count: usize) -> Self {
        self.max_items = Some(count);
        self
    }
}

impl<T, F, H, E> PageItems<T, F, H, E>
where
    T: Outcome + 'static,
    F: Outcome + 'static,
    H: Outcome + 'static,
    E: Outcome,
{
    /// The next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<E, Error<F>>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<E, Error<F>>>> {
        loop {
            if self.max_items.is_some_and(|most| self.count >= most) {
                return Poll::Ready(None);
            }
            if let Some(item) = self.items.pop_front() {
                self.count += 1;
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(cx)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => match members::items(self.pages.operation, page.get()) {
                    Some(items) => self.items = items,
                    None => {
                        self.pages.state = State::Ended;
                        let reason = "an item cannot be taken out of its page";
                        let fault = Fault::configuration(reason).of(self.pages.operation);
                        return Poll::Ready(Some(Err(Error::new(fault, None))));
                    }
                },
            }
        }
    }
}

impl<T, F, H, E> Stream for PageItems<T, F, H, E>
where
    T: Outcome + 'static,
    F: Outcome + 'static,
    H: Outcome + 'static,
    E: Outcome,
{
    type Item = Result<E, Error<F>>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(cx)
    }
}

impl<T, F, H, E> Unpin for PageItems<T, F, H, E> {}

impl<T, F, H, E> fmt::Debug for PageItems<T, F, H, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageItems")
            .field("operation", &self.pages.operation.id)
            .field("count", &self.count)
            .finish_non_exhaustive()
    }
}
