//! Properties that hold for any sequence of attempts.

use std::time::Duration;

use proptest::prelude::*;
use proptest::sample::select;

use super::{Attempted, GET, MILLISECOND, POST, Play, SECOND, answered, asking, lost, play};
use crate::runtime::client::error::kind::{Delivery, Executed};
use crate::runtime::client::operation::Operation;
use crate::runtime::client::retry::Retry;
use crate::runtime::client::tests::fixture::PLAIN;

/// The end of an attempt.
#[derive(Clone, Debug)]
struct End {
    status: Option<u16>,
    delivery: Delivery,
    retry_after: Option<u32>,
}

impl End {
    fn attempted(&self) -> Attempted {
        match (self.status, self.retry_after) {
            (None, _) => lost(self.delivery),
            (Some(status), None) => answered(status),
            (Some(status), Some(seconds)) => asking(status, &seconds.to_string()),
        }
    }

    /// Whether the server asks for a repetition.
    fn is_asked_for(&self) -> bool {
        self.status == Some(503) && self.retry_after.is_some()
    }

    /// Whether a server may have executed such a request.
    fn may_have_been_executed(&self) -> bool {
        match self.status {
            None => self.delivery == Delivery::Unknown,
            Some(status) => status >= 500 || matches!(status, 408 | 499),
        }
    }
}

fn end() -> impl Strategy<Value = End> {
    let status = prop_oneof![
        select(&[400, 408, 409, 429, 500, 502, 503, 504][..]),
        400..600_u16
    ];
    let delivery = select(&[Delivery::NotSent, Delivery::Unknown][..]);
    let retry_after = prop::option::of(prop_oneof![0..4_u32, 0..100_u32]);
    (prop::option::of(status), delivery, retry_after).prop_map(|(status, delivery, retry_after)| {
        End {
            status,
            delivery,
            retry_after,
        }
    })
}

fn operation() -> impl Strategy<Value = &'static Operation> {
    static PATCH: Operation = Operation {
        method: "PATCH",
        ..PLAIN
    };
    select(vec![&GET, &POST, &PATCH])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn a_course_keeps_what_it_promises(
        operation in operation(),
        ends in prop::collection::vec(end(), 8),
        attempts in 1..8_u32,
        posts in any::<bool>(),
        time in 0..20_000_u64,
        timeout in 1..60_000_u64,
    ) {
        let retry = Retry::default().attempts(attempts);
        let play = Play {
            retry: if posts { retry.posts_too() } else { retry },
            attempt_timeout: 15 * SECOND,
            timeout: Duration::from_millis(timeout),
            ..play(operation)
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .unwrap();
        let time = Duration::from_millis(time);
        let played = runtime.block_on(play.run(time, |n| ends[n].attempted()));

        let made = played.attempts.count as usize;
        prop_assert!((1..=attempts as usize).contains(&made));
        prop_assert_eq!(played.starts.len(), made);
        // Timers have milliseconds.
        prop_assert!(played.elapsed <= play.timeout + MILLISECOND);
        prop_assert!(play.budget.left() <= 500);

        // An attempt that its deadline cut off has no response.
        let cut = time >= 15 * SECOND || played.starts[made - 1] + time >= play.timeout;
        let lost = End { status: None, delivery: Delivery::Unknown, retry_after: None };
        let mut before = ends[..made - 1].to_vec();
        if time >= 15 * SECOND {
            before.fill(lost.clone());
        }
        let last = if cut { &lost } else { &ends[made - 1] };
        let doubts = before.iter().any(End::may_have_been_executed);
        if operation.method == "POST" && !posts {
            prop_assert!(before.iter().all(|end| end.is_asked_for() || !end.may_have_been_executed()));
        }
        let speaks_for_all = operation.method == "GET" && last.status.is_some();
        let may_have = last.may_have_been_executed() || (doubts && !speaks_for_all);
        let expected = if may_have { Executed::Perhaps } else { Executed::No };
        prop_assert_eq!(played.attempts.executed(operation), expected);
        match played.attempts.delivery(operation) {
            Delivery::NotSent => {
                let sent = |end: &End| end.status.is_some() || end.delivery != Delivery::NotSent;
                prop_assert!(!sent(last) && !before.iter().any(sent));
            }
            Delivery::Answered => {
                prop_assert!(last.status.is_some());
                let refused = !last.may_have_been_executed();
                prop_assert!(operation.method == "GET" || !refused || !doubts);
            }
            Delivery::Unknown => prop_assert!(doubts || last.status.is_none()),
        }
    }
}
