//! What is left of spans without the feature `tracing`: nothing that is compiled to anything.

use std::time::Duration;

use reqwest::Url;

use super::super::attempt::Received;
use super::super::error::Error;
use super::super::fault::Fault;
use super::super::operation::Operation;
use super::super::retry::FailedAttempt;

pub(in super::super) struct CallSpan;

pub(in super::super) struct AttemptSpan;

impl CallSpan {
    pub(in super::super) fn new(_: &Operation) -> Self {
        Self
    }

    pub(in super::super) fn around<A: Future>(&self, future: A) -> A {
        future
    }

    pub(in super::super) fn attempt(&self, _: &Operation, _: &Url) -> AttemptSpan {
        AttemptSpan
    }

    pub(in super::super) fn end<T, F>(&self, _: &Result<T, Error<F>>) {}
}

impl AttemptSpan {
    pub(in super::super) fn around<A: Future>(&self, future: A) -> A {
        future
    }

    pub(in super::super) fn answered(&self, _: &reqwest::Response) {}

    pub(in super::super) fn end(&self, _: &Result<Received, Box<Fault>>) {}
}

pub(in super::super) fn repeat(_: &FailedAttempt, _: Duration) {}
