//! A success that is a sequence of items: what events and other items have in common.

use std::task::{Context, Poll, ready};

use bytes::Bytes;

use crate::runtime::client::error::Error;
use crate::runtime::client::operation::Framing;
use crate::runtime::client::response::body::Body;
use crate::runtime::client::response::body::Cut;
use crate::runtime::client::response::drift::Hook;
use crate::runtime::client::response::drift::digits::long_numbers;
use crate::runtime::client::response::drift::search;
use crate::runtime::client::response::open::Head;
use crate::runtime::client::text;
use crate::runtime::json;
use crate::runtime::misfit::Misfit;
use crate::runtime::value::{Outcome, Slot};

/// The response of a sequence.
pub(crate) struct Source {
    pub(super) head: Head,
    pub(super) body: Body,
    /// The greatest number of bytes of an item.
    pub(super) limit: usize,
    on_drift: Option<Hook>,
    /// The number of items so far.
    count: u64,
}

impl Source {
    pub(crate) fn new(head: Head, body: Body, limit: usize, on_drift: Option<Hook>) -> Self {
        Self {
            head,
            body,
            limit,
            on_drift,
            count: 0,
        }
    }

    pub(super) fn poll_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Result<Option<Bytes>, Error>> {
        let chunk = ready!(self.body.poll_chunk(cx));
        Poll::Ready(chunk.map_err(|cut| self.head.cut_off(cut)))
    }

    pub(super) fn too_large(&self) -> Error {
        self.head.cut_off(Cut::TooLarge)
    }

    /// Reads the next item.
    pub(super) fn read<E: Outcome>(&mut self, bytes: &[u8]) -> Result<E, Error> {
        self.count += 1;
        let is_sensitive = self.is_sensitive();
        let item = match self.framing() {
            Framing::Events if is_text(E::blank(0).slot()) => read_text(bytes),
            _ if is_sensitive => json::from_sensitive_bytes(0, bytes),
            _ => json::from_bytes(0, bytes),
        };
        let item = item.map_err(|misfit| self.misfit(misfit))?;
        if let Some(hook) = &self.on_drift {
            let numbers = long_numbers(bytes);
            let (operation, status) = (self.head.operation, self.head.status);
            search::tell_item(hook, operation, status, (&item, is_sensitive, &numbers));
        }
        Ok(item)
    }

    /// The error of an item that is not as documented, with the number of the item.
    pub(super) fn misfit(&self, misfit: Misfit) -> Error {
        let noun = match self.framing() {
            Framing::Events => "event",
            Framing::Lines | Framing::Records => "item",
        };
        self.head.misfit(format!("{noun} {}", self.count), misfit)
    }

    /// Whether all of an item is personal data.
    pub(super) fn is_sensitive(&self) -> bool {
        let sequence = self.head.operation.sequence.as_ref();
        sequence.is_some_and(|it| it.sensitive)
    }

    pub(super) fn framing(&self) -> Framing {
        let sequence = self.head.operation.sequence.as_ref();
        sequence.map_or(Framing::Lines, |it| it.framing)
    }
}

/// Whether a value is written as text.
pub(super) fn is_text(slot: Slot<'_>) -> bool {
    match slot {
        Slot::Text(_) => true,
        Slot::Optional(optional) => is_text(optional.set_value()),
        _ => false,
    }
}

fn read_text<E: Outcome>(bytes: &[u8]) -> Result<E, Misfit> {
    let mut item = E::blank(0);
    text::fill(item.slot(), &text::decoded(bytes, None)?)?;
    Ok(item)
}
