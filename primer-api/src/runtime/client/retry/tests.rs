#![allow(clippy::unwrap_used)]

use std::time::Duration;

use proptest::prelude::*;
use proptest::sample::select;

use super::{FailedAttempt, Next, Retry};
use crate::runtime::client::error::kind::{Delivery, ErrorKind};

const MILLISECOND: Duration = Duration::from_millis(1);
const SECOND: Duration = Duration::from_secs(1);

const METHODS: [&str; 8] = [
    "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "POST",
];
const KINDS: [ErrorKind; 8] = [
    ErrorKind::Configuration,
    ErrorKind::Request,
    ErrorKind::Connect,
    ErrorKind::Timeout,
    ErrorKind::Transport,
    ErrorKind::Status,
    ErrorKind::Decode,
    ErrorKind::TooLarge,
];
const DELIVERIES: [Delivery; 3] = [Delivery::NotSent, Delivery::Unknown, Delivery::Answered];

fn unanswered(method: &'static str, delivery: Delivery) -> FailedAttempt {
    FailedAttempt::unanswered(method, ErrorKind::Transport, delivery)
}

fn is_repeated(retry: &Retry, failed: &FailedAttempt) -> bool {
    retry.decide(failed) != Next::Stop
}

/// Which statuses are repeated.
fn statuses(retry: &Retry, method: &'static str, has_key: bool) -> Vec<u16> {
    let is_repeated = |status: &u16| {
        let mut failed = FailedAttempt::answered(method, *status);
        failed.has_key = has_key;
        is_repeated(retry, &failed)
    };
    (100..600).filter(is_repeated).collect()
}

fn waits(retry: &Retry, failed: &FailedAttempt) -> Vec<Next> {
    let nth = |number| FailedAttempt {
        number,
        ..failed.clone()
    };
    (1..=8).map(|n| retry.decide(&nth(n))).collect()
}

#[test]
fn statuses_are_repeated_by_method() {
    let retry = Retry::default();
    for method in METHODS {
        let expected: &[u16] = match method {
            "POST" => &[429],
            _ => &[408, 429, 500, 502, 503, 504],
        };
        assert_eq!(statuses(&retry, method, false), expected, "{method}");
    }
    assert_eq!(statuses(&retry, "LOCK", false), [429]);
}

#[test]
fn a_post_is_repeated_on_503_if_the_server_asks_for_it() {
    let bare = FailedAttempt::answered("POST", 503);
    let asked = FailedAttempt {
        retry_after: Some(Duration::ZERO),
        ..bare.clone()
    };
    let retry = Retry::default();
    assert!(!is_repeated(&retry, &bare));
    assert!(is_repeated(&retry, &asked));
    assert!(is_repeated(&retry.clone().posts_too(), &bare));
    for status in [408, 500, 502, 504] {
        let other = FailedAttempt {
            status: Some(status),
            ..asked.clone()
        };
        assert!(!is_repeated(&retry, &other), "{status}");
    }
}

#[test]
fn what_lasts_is_not_repeated() {
    let retry = Retry::default().posts_too();
    for method in METHODS {
        let mut failed = FailedAttempt::unanswered(method, ErrorKind::Connect, Delivery::NotSent);
        assert!(is_repeated(&retry, &failed));
        failed.is_permanent = true;
        assert!(!is_repeated(&retry, &failed));
    }
}

#[test]
fn what_got_no_response_is_repeated_by_method() {
    let retry = Retry::default();
    for method in METHODS {
        let repeated = DELIVERIES.map(|it| is_repeated(&retry, &unanswered(method, it)));
        let post = method == "POST";
        assert_eq!(repeated, [true, !post, !post], "{method}");
    }
}

#[test]
fn patches_can_be_left_out() {
    let retry = Retry::default().without_patches();
    assert_eq!(statuses(&retry, "PATCH", false), [429]);
    assert!(is_repeated(&retry, &unanswered("PATCH", Delivery::NotSent)));
    assert!(!is_repeated(
        &retry,
        &unanswered("PATCH", Delivery::Unknown)
    ));
    assert_eq!(statuses(&retry, "PATCH", true).len(), 6);
    assert_eq!(statuses(&retry, "PUT", false).len(), 6);
}

#[test]
fn posts_are_repeated_on_request_or_with_a_key() {
    let all = [408, 429, 500, 502, 503, 504];
    let asked = Retry::default().posts_too();
    assert_eq!(statuses(&asked, "POST", false), all);
    assert!(is_repeated(&asked, &unanswered("POST", Delivery::Unknown)));
    let retry = Retry::default();
    assert_eq!(statuses(&retry, "POST", true), all);
    let keyed = FailedAttempt {
        has_key: true,
        ..unanswered("POST", Delivery::Unknown)
    };
    assert!(is_repeated(&retry, &keyed));
}

#[test]
fn what_would_fail_again_is_not_repeated() {
    let retry = Retry::default();
    for kind in [
        ErrorKind::Configuration,
        ErrorKind::Request,
        ErrorKind::Decode,
        ErrorKind::TooLarge,
    ] {
        let failed = FailedAttempt {
            kind,
            ..FailedAttempt::answered("GET", 200)
        };
        assert!(!is_repeated(&retry, &failed), "{kind:?}");
    }
}

#[test]
fn waits_double_up_to_the_cap() {
    let retry = Retry::default().attempts(9).jitter(|most| most);
    let transient = waits(&retry, &FailedAttempt::answered("GET", 500));
    let expected = [200, 400, 800, 1600, 3200, 5000, 5000, 5000];
    assert_eq!(transient, expected.map(|ms| Next::After(ms * MILLISECOND)));
    let throttled = waits(&retry, &FailedAttempt::answered("POST", 429));
    let expected = [1, 2, 4, 5, 5, 5, 5, 5];
    assert_eq!(throttled, expected.map(|s| Next::After(s * SECOND)));
}

#[test]
fn a_wait_is_any_part_of_the_longest() {
    let failed = FailedAttempt::answered("GET", 503);
    let retry = Retry::default();
    let wait = || match retry.decide(&failed) {
        Next::After(wait) => wait,
        Next::Stop => Duration::MAX,
    };
    let waits: Vec<_> = (0..500).map(|_| wait()).collect();
    assert!(waits.iter().all(|wait| *wait <= SECOND));
    assert!(waits.iter().any(|wait| *wait < SECOND / 4));
    assert!(waits.iter().any(|wait| *wait > 3 * SECOND / 4));
}

#[test]
fn a_chosen_wait_is_no_longer_than_the_longest() {
    let retry = Retry::default().jitter(|_| Duration::MAX);
    let failed = FailedAttempt::answered("GET", 500);
    assert_eq!(retry.decide(&failed), Next::After(200 * MILLISECOND));
}

#[test]
fn the_server_says_how_long_to_wait_up_to_a_limit() {
    let retry = Retry::default();
    let asked = |seconds: u64| FailedAttempt {
        retry_after: Some(Duration::from_secs(seconds)),
        ..FailedAttempt::answered("POST", 503)
    };
    for seconds in [0, 7, 30] {
        let wait = Duration::from_secs(seconds);
        assert_eq!(retry.decide(&asked(seconds)), Next::After(wait));
    }
    assert_eq!(retry.decide(&asked(31)), Next::Stop);
    let patient = retry.longest_retry_after(90 * SECOND);
    assert_eq!(patient.decide(&asked(90)), Next::After(90 * SECOND));
}

#[test]
fn a_wait_that_reaches_the_deadline_is_none() {
    let retry = Retry::default().jitter(|most| most);
    let left = |milliseconds: u32| FailedAttempt {
        remaining: milliseconds * MILLISECOND,
        ..FailedAttempt::answered("GET", 500)
    };
    assert_eq!(retry.decide(&left(200)), Next::Stop);
    assert_eq!(retry.decide(&left(201)), Next::After(200 * MILLISECOND));
    let own = Retry::by(|_| Next::After(SECOND));
    assert_eq!(own.decide(&left(1000)), Next::Stop);
}

#[test]
fn the_number_of_attempts_can_be_set() {
    let stops = |retry: Retry| {
        let waits = waits(&retry, &FailedAttempt::answered("GET", 500));
        waits.iter().position(|next| *next == Next::Stop)
    };
    assert_eq!(stops(Retry::default()), Some(2));
    assert_eq!(stops(Retry::never()), Some(0));
    assert_eq!(stops(Retry::default().attempts(0)), Some(0));
    assert_eq!(stops(Retry::default().attempts(5)), Some(4));
    assert_eq!(stops(Retry::default().attempts(u32::MAX)), None);
}

#[test]
fn an_own_decision_replaces_everything_but_may_ask_the_default() {
    let usual = Retry::default();
    let own = Retry::by(move |failed| match failed.status {
        Some(409) => Next::After(SECOND),
        _ => usual.decide(failed),
    });
    let decide = |status| own.decide(&FailedAttempt::answered("POST", status));
    assert_eq!(decide(409), Next::After(SECOND));
    assert_eq!(decide(500), Next::Stop);
}

#[test]
fn debug_shows_the_settings() {
    let text = format!("{:?}", Retry::default().posts_too());
    assert!(text.starts_with("Retry { attempts: 3, base: 200ms, throttled_base: 1s, cap: 5s,"));
    assert!(text.contains("posts: true"), "{text}");
    assert_eq!(format!("{:?}", Retry::by(|_| Next::Stop)), "Retry(own)");
}

prop_compose! {
    fn failed()(
        method in select(&METHODS),
        has_key in any::<bool>(),
        number in prop_oneof![1..8_u32, any::<u32>()],
        kind in select(&KINDS),
        status in prop::option::of(100..600_u16),
        delivery in select(&DELIVERIES),
        retry_after in prop::option::of(prop_oneof![0..60_000_u64, any::<u64>()]),
        remaining in prop_oneof![0..60_000_u64, any::<u64>()],
    ) -> FailedAttempt {
        FailedAttempt {
            has_key,
            number,
            status,
            retry_after: retry_after.map(Duration::from_millis),
            remaining: Duration::from_millis(remaining),
            ..FailedAttempt::unanswered(method, kind, delivery)
        }
    }
}

prop_compose! {
    fn retry()(
        attempts in prop_oneof![0..8_u32, any::<u32>()],
        base in any::<u64>(),
        cap in any::<u64>(),
        patches in any::<bool>(),
    ) -> Retry {
        let retry = Retry::default()
            .attempts(attempts)
            .base(Duration::from_millis(base))
            .cap(Duration::from_millis(cap));
        if patches { retry } else { retry.without_patches() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn a_wait_ends_before_the_deadline(retry in retry(), failed in failed()) {
        if let Next::After(wait) = retry.decide(&failed) {
            prop_assert!(wait < failed.remaining);
        }
    }

    #[test]
    fn the_last_attempt_is_not_repeated(retry in retry(), failed in failed()) {
        prop_assert!(failed.number < retry.attempts || !is_repeated(&retry, &failed));
    }

    #[test]
    fn what_the_caller_got_wrong_is_not_repeated(
        retry in retry(),
        failed in failed(),
        status in 400..500_u16,
    ) {
        let failed = FailedAttempt { status: Some(status), ..failed };
        let transient = status == 408 || status == 429;
        prop_assert!(transient || !is_repeated(&retry.posts_too(), &failed));
    }

    #[test]
    fn a_post_without_a_key_that_may_have_been_executed_is_not_repeated(
        retry in retry(),
        failed in failed(),
    ) {
        let failed = FailedAttempt { method: "POST", has_key: false, ..failed };
        let asked = match failed.status {
            Some(429) => true,
            Some(503) => failed.retry_after.is_some(),
            _ => false,
        };
        let refused = failed.kind == ErrorKind::Status && asked;
        let harmless = refused || failed.delivery == Delivery::NotSent;
        prop_assert!(harmless || !is_repeated(&retry, &failed));
    }
}
