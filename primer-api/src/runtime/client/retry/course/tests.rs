#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::cell::{Cell, RefCell};
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use http::header::{HeaderMap, RETRY_AFTER};
use tokio::time::{Instant, sleep, sleep_until, timeout};

use super::{Attempts, Course};
use crate::runtime::client::clock::Clock;
use crate::runtime::client::error::fault::Fault;
use crate::runtime::client::error::kind::{Delivery, ErrorKind};
use crate::runtime::client::operation::Operation;
use crate::runtime::client::response::body::Cut;
use crate::runtime::client::response::received::Received;
use crate::runtime::client::retry::budget::Budget;
use crate::runtime::client::retry::{Next, Retry};
use crate::runtime::client::tests::fixture::PLAIN;

mod properties;

const MILLISECOND: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);

static GET: Operation = PLAIN;
static POST: Operation = Operation {
    method: "POST",
    ..PLAIN
};

type Attempted = Result<Received, Box<Fault>>;

fn answered(status: u16) -> Attempted {
    Ok(Received {
        status,
        headers: HeaderMap::new(),
        body: bytes::Bytes::new(),
        cut: None,
        rest: None,
    })
}

fn asking(status: u16, retry_after: &str) -> Attempted {
    let mut received = answered(status)?;
    let value = retry_after.parse().unwrap();
    received.headers.insert(RETRY_AFTER, value);
    Ok(received)
}

fn lost(delivery: Delivery) -> Attempted {
    Err(Fault::timeout(delivery))
}

/// A call whose attempts end as they are told to, the last of them again and again.
struct Play {
    operation: &'static Operation,
    retry: Retry,
    budget: Budget,
    clock: Clock,
    attempt_timeout: Duration,
    timeout: Duration,
    is_renewable: bool,
}

/// The result of a call, and when its attempts began.
struct Played {
    result: Attempted,
    attempts: Attempts,
    /// When each attempt began, after the call did.
    starts: Vec<Duration>,
    /// Whether each attempt was to ask for a fresh credential.
    renewals: Vec<bool>,
    elapsed: Duration,
}

impl Played {
    fn status(&self) -> Option<u16> {
        self.result.as_ref().ok().map(|received| received.status)
    }
}

fn play(operation: &'static Operation) -> Play {
    Play {
        operation,
        retry: Retry::default().jitter(|most| most),
        budget: Budget::default(),
        clock: Clock::default(),
        attempt_timeout: 30 * SECOND,
        timeout: 60 * SECOND,
        is_renewable: false,
    }
}

impl Play {
    fn course(&self) -> Course<'_> {
        Course {
            operation: self.operation,
            has_key: false,
            retry: &self.retry,
            budget: &self.budget,
            clock: &self.clock,
            attempt_timeout: self.attempt_timeout,
            timeout: self.timeout,
            is_renewable: self.is_renewable,
        }
    }

    /// Every attempt takes `time`, or until its deadline.
    async fn run(&self, time: Duration, attempt: impl Fn(usize) -> Attempted) -> Played {
        let started = Instant::now();
        let starts = RefCell::new(Vec::new());
        let renewals = RefCell::new(Vec::new());
        let send = |deadline: Instant, is_renewal: bool| {
            let n = starts.borrow().len();
            starts.borrow_mut().push(started.elapsed());
            renewals.borrow_mut().push(is_renewal);
            let attempt = &attempt;
            async move {
                let end = Instant::now() + time;
                sleep_until(end.min(deadline)).await;
                if end < deadline {
                    attempt(n)
                } else {
                    lost(Delivery::Unknown)
                }
            }
        };
        let (result, attempts) = self.course().run(send).await;
        Played {
            result,
            attempts,
            starts: starts.into_inner(),
            renewals: renewals.into_inner(),
            elapsed: started.elapsed(),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_success_is_one_attempt() {
    let played = play(&GET).run(SECOND, |_| answered(200)).await;
    assert_eq!((played.status(), played.attempts.count), (Some(200), 1));
    assert_eq!(played.elapsed, SECOND);
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_repeated_until_a_success() {
    let play = play(&GET);
    let statuses = [500, 503, 200];
    let played = play.run(SECOND, |n| answered(statuses[n])).await;
    assert_eq!((played.status(), played.attempts.count), (Some(200), 3));
    let starts = [0, 1200, 4200].map(|it| it * MILLISECOND);
    assert_eq!(played.starts, starts);
    assert_eq!(play.budget.left(), 500 - 5 - 10 + 1);
}

#[tokio::test(start_paused = true)]
async fn the_last_failure_is_the_calls() {
    let statuses = [500, 502, 504];
    let played = play(&GET).run(SECOND, |n| answered(statuses[n])).await;
    assert_eq!((played.status(), played.attempts.count), (Some(504), 3));
    assert_eq!(played.elapsed, 3600 * MILLISECOND);
}

#[tokio::test(start_paused = true)]
async fn a_conflict_is_an_outcome() {
    for status in [400, 401, 404, 409, 410, 422] {
        let play = play(&GET);
        let played = play.run(SECOND, |_| answered(status)).await;
        assert_eq!((played.status(), played.attempts.count), (Some(status), 1));
        assert_eq!(play.budget.left(), 500);
    }
}

#[tokio::test(start_paused = true)]
async fn a_post_is_repeated_only_until_it_may_have_been_executed() {
    let ends = |n: usize| match n {
        0 => lost(Delivery::NotSent),
        1 => asking(503, "0"),
        2 => answered(429),
        _ => lost(Delivery::Unknown),
    };
    let mut play = play(&POST);
    play.retry = play.retry.attempts(9);
    let played = play.run(SECOND, ends).await;
    assert_eq!(played.attempts.count, 4);
    assert_eq!(played.attempts.delivery(&POST), Delivery::Unknown);
}

#[tokio::test(start_paused = true)]
async fn a_wait_for_which_there_is_no_time_is_not_begun() {
    let mut play = play(&GET);
    play.timeout = 1200 * MILLISECOND;
    let played = play.run(SECOND, |_| answered(500)).await;
    assert_eq!((played.status(), played.attempts.count), (Some(500), 1));
    assert_eq!(played.elapsed, SECOND);
}

#[tokio::test(start_paused = true)]
async fn attempts_and_waits_share_one_deadline() {
    let mut play = play(&GET);
    play.attempt_timeout = 2 * SECOND;
    play.timeout = 3 * SECOND;
    let played = play.run(10 * SECOND, |_| answered(200)).await;
    assert_eq!(played.starts, [Duration::ZERO, 2200 * MILLISECOND]);
    assert_eq!(played.elapsed, 3 * SECOND);
    assert_eq!(played.attempts.delivery(&GET), Delivery::Unknown);
}

#[tokio::test(start_paused = true)]
async fn without_time_nothing_is_tried() {
    for (attempt_timeout, timeout) in [(SECOND, Duration::ZERO), (Duration::ZERO, SECOND)] {
        let play = Play {
            attempt_timeout,
            timeout,
            ..play(&GET)
        };
        let played = play.run(SECOND, |_| answered(200)).await;
        let fault = played.result.err().unwrap();
        assert_eq!((fault.kind, played.attempts.count), (ErrorKind::Timeout, 0));
        assert_eq!(played.attempts.delivery(&GET), Delivery::NotSent);
    }
}

#[tokio::test(start_paused = true)]
async fn the_server_is_waited_for_as_long_as_it_asks() {
    let ends = |n: usize| match n {
        0 => asking(503, "7"),
        1 => asking(429, "Sun, 06 Nov 1994 08:49:48 GMT"),
        _ => answered(200),
    };
    let mut play = play(&POST);
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    play.clock = Clock::new(move || now);
    let played = play.run(Duration::ZERO, ends).await;
    assert_eq!(played.starts, [0, 7, 18].map(|it| it * SECOND));
    assert_eq!(played.attempts.retry_after, None);
}

#[tokio::test(start_paused = true)]
async fn a_date_that_has_passed_is_not_waited_for() {
    let statuses = |n| match n {
        0 => asking(503, "Sun, 06 Nov 1994 08:49:48 GMT"),
        _ => answered(200),
    };
    let played = play(&POST).run(Duration::ZERO, statuses).await;
    assert_eq!((played.attempts.count, played.elapsed), (2, Duration::ZERO));
}

#[tokio::test(start_paused = true)]
async fn a_server_that_asks_for_too_much_is_not_waited_for() {
    for (timeout, text, seconds) in [
        (60, "31", 31),
        (10, "11", 11),
        (60, "9999999999999999999999", 365 * 24 * 60 * 60),
    ] {
        let mut play = play(&GET);
        play.timeout = timeout * SECOND;
        let played = play.run(SECOND, |_| asking(503, text)).await;
        assert_eq!((played.status(), played.attempts.count), (Some(503), 1));
        assert_eq!(played.attempts.retry_after, Some(seconds * SECOND));
        assert_eq!((played.elapsed, play.budget.left()), (SECOND, 500));
    }
}

#[tokio::test(start_paused = true)]
async fn what_a_server_asks_for_in_garbage_is_not_heard() {
    let played = play(&GET)
        .run(Duration::ZERO, |_| asking(503, "soon"))
        .await;
    assert_eq!((played.attempts.count, played.elapsed), (3, 3 * SECOND));
    assert_eq!(played.attempts.retry_after, None);
}

#[tokio::test(start_paused = true)]
async fn without_budget_the_first_failure_is_the_last() {
    let mut play = play(&GET);
    play.retry = play.retry.attempts(2);
    for left in (0..50).rev() {
        let played = play.run(Duration::ZERO, |_| answered(503)).await;
        assert_eq!((played.attempts.count, play.budget.left()), (2, left * 10));
    }
    let played = play.run(Duration::ZERO, |_| answered(503)).await;
    assert_eq!((played.status(), played.attempts.count), (Some(503), 1));
    assert_eq!(played.elapsed, Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn an_own_decision_has_all_that_is_known_and_ends_with_the_budget() {
    let seen = Arc::new(AtomicU64::new(0));
    let sum = Arc::clone(&seen);
    let mut play = play(&POST);
    play.retry = Retry::by(move |failed| {
        assert_eq!((failed.method, failed.status), ("POST", Some(409)));
        assert_eq!(failed.elapsed + failed.remaining, 60 * SECOND);
        sum.fetch_add(u64::from(failed.number), Ordering::Relaxed);
        Next::After(Duration::ZERO)
    });
    let played = play.run(Duration::ZERO, |_| answered(409)).await;
    assert_eq!((played.attempts.count, play.budget.left()), (101, 0));
    assert_eq!(seen.load(Ordering::Relaxed), (1..=101_u64).sum::<u64>());
}

#[tokio::test(start_paused = true)]
async fn nobody_is_asked_about_a_request_that_cannot_be_sent() {
    let mut play = play(&GET);
    play.retry = Retry::by(|_| Next::After(Duration::ZERO));
    let played = play.run(SECOND, |_| Err(Fault::configuration(""))).await;
    assert_eq!(played.attempts.count, 1);
}

#[tokio::test(start_paused = true)]
async fn a_success_whose_body_broke_off_is_fetched_again_but_not_posted_again() {
    let ends = |_| {
        let mut received = answered(200)?;
        received.cut = Some(Cut::TooLate);
        Ok(received)
    };
    let played = play(&GET).run(SECOND, ends).await;
    assert_eq!(played.attempts.count, 3);
    let played = play(&POST).run(SECOND, ends).await;
    assert_eq!(played.attempts.count, 1);
    assert_eq!(played.attempts.delivery(&POST), Delivery::Answered);
}

#[tokio::test(start_paused = true)]
async fn a_success_that_is_too_large_is_not_fetched_again() {
    let ends = |_| {
        let mut received = answered(200)?;
        received.cut = Some(Cut::TooLarge);
        Ok(received)
    };
    let play = play(&GET);
    let played = play.run(SECOND, ends).await;
    assert_eq!((played.attempts.count, play.budget.left()), (1, 500));
}

#[tokio::test(start_paused = true)]
async fn a_course_that_is_dropped_while_it_waits_makes_no_more_attempts() {
    let play = play(&GET);
    let attempts = Cell::new(0);
    let send = |_, _| {
        attempts.set(attempts.get() + 1);
        async { answered(503) }
    };
    let course = play.course();
    assert!(timeout(SECOND / 2, course.run(send)).await.is_err());
    sleep(60 * SECOND).await;
    assert_eq!(attempts.get(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_course_that_is_dropped_while_it_is_answered_makes_no_more_attempts() {
    let play = play(&GET);
    let attempts = Cell::new(0);
    let send = |_, _| {
        attempts.set(attempts.get() + 1);
        pending()
    };
    let course = play.course();
    assert!(timeout(SECOND, course.run(send)).await.is_err());
    assert_eq!(attempts.get(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_refused_credential_is_renewed_once_and_at_once() {
    let renewable = |retry: Retry| Play {
        is_renewable: true,
        retry,
        ..play(&POST)
    };
    let played = renewable(Retry::default())
        .run(SECOND, |n| answered([401, 200][n]))
        .await;
    assert_eq!((played.status(), played.attempts.count), (Some(200), 2));
    assert_eq!(played.renewals, [false, true]);
    assert_eq!(played.elapsed, 2 * SECOND);

    let play = renewable(Retry::default().attempts(9));
    let played = play.run(SECOND, |_| answered(401)).await;
    assert_eq!((played.status(), played.attempts.count), (Some(401), 2));
    assert_eq!(play.budget.left(), 500 - 5);

    let play = renewable(Retry::never());
    let played = play.run(SECOND, |_| answered(401)).await;
    assert_eq!(played.renewals, [false]);
}
