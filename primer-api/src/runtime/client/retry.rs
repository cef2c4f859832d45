//! The decision whether a failed attempt is repeated, and when.

pub(crate) mod after;
pub(crate) mod budget;
pub(crate) mod course;
mod failed;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::runtime::client::clock::bounded;
use crate::runtime::client::error::kind::{Delivery, ErrorKind};
use crate::runtime::client::random;

pub use self::failed::FailedAttempt;

/// Whether a failed attempt is repeated, and when.
///
/// The default makes up to three attempts within the call's deadline:
///
/// | | repeated |
/// |---|---|
/// | 429, 503 with `Retry-After` | by any method: the server asks for it |
/// | nothing was sent, or begun with ([`Delivery::NotSent`]) | by any method |
/// | 408, 500, 502, 503, 504, no response, a success whose body broke off | if a request may come twice, see below |
/// | 401 where the credential is from a provider | once, by any method, with a fresh credential and without a wait |
/// | any other status, a body that is too large or not as documented, a request that breaks the document's rules | never |
/// | a certificate that is not accepted, no TLS version in common, a proxy that asks for other credentials | never |
///
/// A request may come twice by `GET`, `HEAD`, `OPTIONS`, `TRACE`, `PUT` and `DELETE`, which are idempotent (RFC 9110, 9.2.2), by
/// `QUERY`, `PROPFIND`, `REPORT` and `SEARCH`, which are safe (the registry of HTTP methods), by
/// `PATCH` unless [`without_patches`](Self::without_patches), and by any method that carries an idempotency key which
/// the document declares. A `POST` without a key, or another method, may not, unless [`posts_too`](Self::posts_too): it could pay twice. That holds for a bare
/// 503 too: a proxy that lost its server responds so, after the server has acted.
///
/// The wait is what `Retry-After` asks for, or else a random part of a time that begins with 200 ms (1 s after 429 and 503)
/// and doubles with every attempt up to 5 s. A wait that would pass the deadline, or a `Retry-After` of more than 30 s, is not begun:
/// the call ends with the error of its last attempt, and [`Error::retry_after`](crate::runtime::client::error::Error::retry_after) has what the
/// server asked for.
///
/// Every repetition is also paid from a budget that all clones of a [`Transport`](crate::runtime::client::transport::Transport) share, so that a
/// service in trouble is not asked three times as often: it holds 500, a repetition takes 10 after 429 and 503 and 5
/// otherwise, and a success brings 1 back. Without enough of it, a failed attempt is the last one.
///
/// ```
/// use std::time::Duration;
/// use primer_api::Retry;
/// use primer_api::runtime::{FailedAttempt, Next};
///
/// let retry = Retry::default().attempts(5).jitter(|most| most);
/// let refused = FailedAttempt::answered("POST", 429);
/// assert_eq!(retry.decide(&refused), Next::After(Duration::from_secs(1)));
/// let failed = FailedAttempt::answered("POST", 503);
/// assert_eq!(retry.decide(&failed), Next::Stop);
/// ```
#[derive(Clone)]
#[must_use]
pub struct Retry {
    attempts: u32,
    base: Duration,
    throttled_base: Duration,
    cap: Duration,
    longest_retry_after: Duration,
    patches: bool,
    posts: bool,
    jitter: Option<Arc<Jitter>>,
    own: Option<Arc<Decide>>,
}

/// [`Retry::never`], for those who borrow it.
pub(crate) static NEVER: Retry = Retry::of_attempts(1);

type Jitter = dyn Fn(Duration) -> Duration + Send + Sync;
type Decide = dyn Fn(&FailedAttempt) -> Next + Send + Sync;

/// The decision after a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing: its error is the call's.
    Stop,
    /// Another attempt, after this time.
    After(Duration),
}

impl Default for Retry {
    fn default() -> Self {
        Self::of_attempts(3)
    }
}

impl Retry {
    /// One attempt, whatever becomes of it.
    pub fn never() -> Self {
        Self::of_attempts(1)
    }

    /// So many attempts; everything else as it is by default.
    const fn of_attempts(attempts: u32) -> Self {
        Self {
            attempts,
            base: Duration::from_millis(200),
            throttled_base: Duration::from_secs(1),
            cap: Duration::from_secs(5),
            longest_retry_after: Duration::from_secs(30),
            patches: true,
            posts: false,
            jitter: None,
            own: None,
        }
    }

    /// A decision of your own instead of everything said above.
    ///
    /// It is asked after each attempt that sent a request and brought no success; an undocumented 2xx is one. The deadline and the
    /// budget still hold. It can refer to the default: `Retry::by(move |failed| retry.decide(failed))`.
    pub fn by(decide: impl Fn(&FailedAttempt) -> Next + Send + Sync + 'static) -> Self {
        Self {
            own: Some(Arc::new(decide)),
            ..Self::default()
        }
    }

    /// Limits the number of attempts of a call, the first included; 3 by default. Zero means one.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The longest wait after the first attempt; 200 ms by default.
    pub fn base(mut self, duration: Duration) -> Self {
        self.base = bounded(duration);
        self
    }

    /// The longest wait after a first attempt that ended in 429 or 503; 1 second by default.
    pub fn throttled_base(mut self, duration: Duration) -> Self {
        self.throttled_base = bounded(duration);
        self
    }

    /// The longest wait after any attempt, unless the server asks for another by `Retry-After`; 5 seconds by default.
    pub fn cap(mut self, duration: Duration) -> Self {
        self.cap = bounded(duration);
        self
    }

    /// The longest `Retry-After` that is waited for; 30 seconds by default.
    pub fn longest_retry_after(mut self, duration: Duration) -> Self {
        self.longest_retry_after = bounded(duration);
        self
    }

    /// Repeats a `PATCH` without an idempotency key only where a `POST` without one is repeated.
    pub fn without_patches(mut self) -> Self {
        self.patches = false;
        self
    }

    /// Repeats a `POST` (or any other method) without an idempotency key where a `GET` is repeated.
    ///
    /// A request whose response was lost is then sent again, and a server that executed the first executes the second as well.
    pub fn posts_too(mut self) -> Self {
        self.posts = true;
        self
    }

    /// Chooses a wait from zero to the given one; by default all are equally likely.
    ///
    /// Tests fix it: `Retry::default().jitter(|most| most)`.
    pub fn jitter(mut self, choose: impl Fn(Duration) -> Duration + Send + Sync + 'static) -> Self {
        self.jitter = Some(Arc::new(choose));
        self
    }

    /// Decides whether another attempt follows a failed one, as far as the budget allows it.
    pub fn decide(&self, failed: &FailedAttempt) -> Next {
        let next = match &self.own {
            Some(own) => own(failed),
            None => self.usual(failed),
        };
        match next {
            Next::After(wait) if wait >= failed.remaining => Next::Stop,
            next => next,
        }
    }

    fn usual(&self, failed: &FailedAttempt) -> Next {
        if failed.number >= self.attempts || !self.allows(failed) {
            return Next::Stop;
        }
        match failed.retry_after {
            None if failed.is_renewable => Next::After(Duration::ZERO),
            Some(wait) if wait > self.longest_retry_after => Next::Stop,
            Some(wait) => Next::After(wait),
            None => Next::After(self.backoff(failed)),
        }
    }

    fn allows(&self, failed: &FailedAttempt) -> bool {
        match (failed.kind, failed.status) {
            _ if failed.is_permanent => false,
            // It was refused before anything was done.
            _ if failed.is_renewable => true,
            (_, Some(400..=407 | 409..=428 | 430..=499)) => false,
            (ErrorKind::Status, Some(429)) => true,
            (ErrorKind::Status, Some(503)) if failed.retry_after.is_some() => true,
            (ErrorKind::Status, Some(408 | 500 | 502..=504)) => self.may_come_twice(failed),
            (ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport, _) => {
                failed.delivery == Delivery::NotSent || self.may_come_twice(failed)
            }
            (
                ErrorKind::Configuration
                | ErrorKind::Credential
                | ErrorKind::Request
                | ErrorKind::Upload
                | ErrorKind::Status
                | ErrorKind::Decode
                | ErrorKind::TooLarge,
                _,
            ) => false,
        }
    }

    fn may_come_twice(&self, failed: &FailedAttempt) -> bool {
        match failed.method {
            "GET" | "HEAD" | "OPTIONS" | "QUERY" | "TRACE" | "PUT" | "DELETE" => true,
            "PROPFIND" | "REPORT" | "SEARCH" => true,
            _ if failed.has_key => true,
            "PATCH" => self.patches || self.posts,
            _ => self.posts,
        }
    }

    /// A random part of a wait that doubles with every attempt.
    fn backoff(&self, failed: &FailedAttempt) -> Duration {
        let base = if failed.is_throttled() {
            self.throttled_base
        } else {
            self.base
        };
        let doublings = failed.number.saturating_sub(1);
        let factor = 2_u32.checked_pow(doublings).unwrap_or(u32::MAX);
        let most = base.saturating_mul(factor).min(self.cap);
        match &self.jitter {
            Some(choose) => choose(most).min(most),
            None => any_part(most),
        }
    }
}

impl fmt::Debug for Retry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.own.is_some() {
            return f.write_str("Retry(own)");
        }
        f.debug_struct("Retry")
            .field("attempts", &self.attempts)
            .field("base", &self.base)
            .field("throttled_base", &self.throttled_base)
            .field("cap", &self.cap)
            .field("longest_retry_after", &self.longest_retry_after)
            .field("patches", &self.patches)
            .field("posts", &self.posts)
            .finish_non_exhaustive()
    }
}

/// Full jitter: any wait from zero to the longest.
fn any_part(most: Duration) -> Duration {
    let nanos = u64::try_from(most.as_nanos()).unwrap_or(u64::MAX);
    Duration::from_nanos(random::up_to(nanos))
}

#[cfg(test)]
mod tests;
