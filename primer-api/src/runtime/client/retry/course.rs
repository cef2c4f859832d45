//! The course of a call: attempts and the waits between them, until an answer that counts or the deadline.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::super::answer;
use super::super::attempt::Received;
use super::super::clock::Clock;
use super::super::error::{Delivery, ErrorKind, Executed};
use super::super::fault::Fault;
use super::super::operation::Operation;
use super::super::span;
use super::after::retry_after;
use super::budget::{Budget, Cause};
use super::failed::FailedAttempt;
use super::trace::Trace;
use super::{Next, Retry};

/// What the course of a call depends on.
pub(in super::super) struct Course<'a> {
    pub(in super::super) operation: &'static Operation,
    pub(in super::super) has_key: bool,
    pub(in super::super) retry: &'a Retry,
    pub(in super::super) budget: &'a Budget,
    pub(in super::super) clock: &'a Clock,
    pub(in super::super) attempt_timeout: Duration,
    pub(in super::super) timeout: Duration,
}

/// What came of a call, whatever it ended with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Made {
    pub(in super::super) attempts: u32,
    /// What the server asks to wait, in its last answer.
    pub(in super::super) retry_after: Option<Duration>,
    last: Trace,
    most: Trace,
}

impl Course<'_> {
    /// Makes attempts by `send`, each until the instant given to it, and yields what came of the last one.
    ///
    /// Nothing is spawned: a future that is dropped makes no more attempts.
    pub(in super::super) async fn run<S, A>(
        &self,
        mut send: S,
    ) -> (Result<Received, Box<Fault>>, Made)
    where
        S: FnMut(Instant) -> A,
        A: Future<Output = Result<Received, Box<Fault>>>,
    {
        let started = Instant::now();
        let mut made = Made::default();
        let mut last = Err(Fault::timeout(Delivery::NotSent));
        while let Some(until) = self.next_deadline(started) {
            last = send(until).await;
            made.record(&last, self.clock);
            match self.wait(&last, &made, started.elapsed()) {
                Some(wait) => sleep(wait).await,
                None => break,
            }
        }
        (last, made)
    }

    /// Until when an attempt may take that begins now; `None` if there is no time for one.
    fn next_deadline(&self, started: Instant) -> Option<Instant> {
        let now = Instant::now();
        let until = (now + self.attempt_timeout).min(started + self.timeout);
        (until > now).then_some(until)
    }

    /// How long to wait for another attempt; `None` if there is none.
    fn wait(
        &self,
        last: &Result<Received, Box<Fault>>,
        made: &Made,
        elapsed: Duration,
    ) -> Option<Duration> {
        let kind = match last {
            Ok(received) => answer::kind(self.operation, received),
            Err(fault) => Some(fault.kind),
        };
        let Some(kind) = kind else {
            self.budget.restore();
            return None;
        };
        // A request that cannot be sent is the same the next time.
        if matches!(kind, ErrorKind::Configuration | ErrorKind::Request) {
            return None;
        }
        let failed = FailedAttempt {
            operation: self.operation.id,
            method: self.operation.method,
            has_key: self.has_key,
            number: made.attempts,
            kind,
            status: status(last),
            delivery: delivery(last),
            is_permanent: last.as_ref().is_err_and(|fault| fault.is_permanent),
            retry_after: made.retry_after,
            elapsed,
            remaining: self.timeout.saturating_sub(elapsed),
        };
        self.pay(&failed)
    }

    fn pay(&self, failed: &FailedAttempt) -> Option<Duration> {
        let Next::After(wait) = self.retry.decide(failed) else {
            return None;
        };
        let cause = if failed.is_throttled() {
            Cause::Throttled
        } else {
            Cause::Transient
        };
        self.budget.take(cause).then(|| {
            span::repeat(failed, wait);
            wait
        })
    }
}

impl Made {
    /// Whether the request reached the server, by any attempt.
    pub(in super::super) fn delivery(&self, operation: &Operation) -> Delivery {
        self.last.of_all(self.most, operation.is_safe())
    }

    /// Whether the server executed the request, by any attempt.
    pub(in super::super) fn executed(&self, operation: &Operation) -> Executed {
        self.last.executed_of_all(self.most, operation.is_safe())
    }

    fn record(&mut self, last: &Result<Received, Box<Fault>>, clock: &Clock) {
        let received = last.as_ref().ok();
        self.attempts = self.attempts.saturating_add(1);
        self.retry_after = received.and_then(|it| retry_after(&it.headers, clock.now()));
        self.last = Trace::of(delivery(last), status(last));
        self.most = self.most.max(self.last);
    }
}

fn status(last: &Result<Received, Box<Fault>>) -> Option<u16> {
    last.as_ref().ok().map(|received| received.status)
}

fn delivery(last: &Result<Received, Box<Fault>>) -> Delivery {
    match last {
        Ok(_) => Delivery::Answered,
        Err(fault) => fault.delivery,
    }
}

#[cfg(test)]
mod tests;
