//! Spans without the feature `tracing`: the same functions, which do nothing.

use std::time::Duration;

use http::{StatusCode, Version};
use url::Url;

use crate::runtime::client::error::Error;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::error::kind::ErrorKind;
use crate::runtime::client::operation::Operation;
use crate::runtime::client::response::received::Received;

pub(crate) struct CallSpan;

pub(crate) struct AttemptSpan;

impl CallSpan {
    pub(crate) fn new(_: &Operation) -> Self {
        Self
    }

    pub(crate) fn around<A: Future>(&self, future: A) -> A {
        future
    }

    pub(crate) fn attempt(&self, _: &Operation, _: &Url) -> AttemptSpan {
        AttemptSpan
    }

    pub(crate) fn end<T, F>(&self, _: &Result<T, Error<F>>) {}
}

impl AttemptSpan {
    pub(crate) fn around<A: Future>(&self, future: A) -> A {
        future
    }

    pub(crate) fn responded(&self, _: StatusCode, _: Version) {}

    pub(crate) fn end(&self, _: &Result<Received, Box<Fault>>) {}
}

pub(crate) fn repeat(_: u32, _: ErrorKind, _: Option<u16>, _: Duration) {}
