//! The course of a call: attempts and the waits between them, until a response that counts or the deadline.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::runtime::client::clock::Clock;
use crate::runtime::client::error::attempts::Attempts;
use crate::runtime::client::error::effect::Effect;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::error::kind::{Delivery, ErrorKind};
use crate::runtime::client::operation::Operation;
use crate::runtime::client::response::received::Received;
use crate::runtime::client::retry::after::retry_after;
use crate::runtime::client::retry::budget::{Budget, Cause};
use crate::runtime::client::retry::failed::FailedAttempt;
use crate::runtime::client::retry::{Next, Retry};
use crate::runtime::client::span;

/// The settings of one call that its attempts depend on.
pub(crate) struct Course<'a> {
    pub(crate) operation: &'static Operation,
    pub(crate) has_key: bool,
    pub(crate) retry: &'a Retry,
    pub(crate) budget: &'a Budget,
    pub(crate) clock: &'a Clock,
    pub(crate) attempt_timeout: Duration,
    pub(crate) timeout: Duration,
    /// Whether a provider can be asked for a fresh credential.
    pub(crate) is_renewable: bool,
}

impl Course<'_> {
    /// Makes attempts by `send`, each until the instant given to it, and yields what came of the last one. `send` is told whether the
    /// last attempt's credential was refused; once in a call it is.
    ///
    /// Nothing is spawned: a future that is dropped makes no more attempts.
    pub(crate) async fn run<S, A>(&self, mut send: S) -> (Result<Received, Box<Fault>>, Attempts)
    where
        S: FnMut(Instant, bool) -> A,
        A: Future<Output = Result<Received, Box<Fault>>>,
    {
        let started = Instant::now();
        let mut attempts = Attempts::default();
        let (mut last, mut now) = (None, started);
        let (mut is_renewable, mut is_renewal) = (self.is_renewable, false);
        while let Some(until) = self.deadline(started, now) {
            let result = last.insert(send(until, is_renewal).await);
            attempts.add(effect(result), asked_wait(result, self.clock));
            is_renewal = is_renewable && status(result) == Some(401);
            match self.wait(result, &attempts, started, is_renewal) {
                Some(wait) => {
                    is_renewable &= !is_renewal;
                    // In a box: the future of every call would have room for it.
                    Box::pin(sleep(wait)).await;
                    now = Instant::now();
                }
                None => break,
            }
        }
        let last = last.unwrap_or_else(|| Err(Fault::timeout(Delivery::NotSent)));
        (last, attempts)
    }

    /// The deadline of an attempt that begins now; `None` if no time is left for one.
    fn deadline(&self, started: Instant, now: Instant) -> Option<Instant> {
        let until = (now + self.attempt_timeout).min(started + self.timeout);
        (until > now).then_some(until)
    }

    /// The wait before another attempt; `None` if there is none.
    fn wait(
        &self,
        last: &Result<Received, Box<Fault>>,
        attempts: &Attempts,
        started: Instant,
        is_renewable: bool,
    ) -> Option<Duration> {
        let kind = match last {
            Ok(received) => received.failure(self.operation),
            Err(fault) => Some(fault.kind),
        };
        let Some(kind) = kind else {
            self.budget.restore();
            return None;
        };
        // A request that cannot be sent is the same the next time.
        if matches!(
            kind,
            ErrorKind::Configuration | ErrorKind::Request | ErrorKind::Upload
        ) {
            return None;
        }
        let elapsed = started.elapsed();
        let failed = FailedAttempt {
            operation: self.operation.id,
            method: self.operation.method,
            has_key: self.has_key,
            number: attempts.count,
            kind,
            status: status(last),
            delivery: delivery(last),
            is_permanent: last.as_ref().is_err_and(|fault| fault.is_permanent),
            is_renewable,
            retry_after: attempts.retry_after,
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
            span::repeat(failed.number, failed.kind, failed.status, wait);
            wait
        })
    }
}

fn effect(last: &Result<Received, Box<Fault>>) -> Effect {
    Effect::of(delivery(last), status(last))
}

/// The time that the server asks to wait.
fn asked_wait(last: &Result<Received, Box<Fault>>, clock: &Clock) -> Option<Duration> {
    let received = last.as_ref().ok()?;
    retry_after(&received.headers, || clock.now())
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
