//! A service that fails a tenth of the requests, and one that refuses them all.

use std::time::Duration;

use super::calls::{MANY, all, builder, client};
use super::service::{Fate, Service};

const ROUNDS: usize = 4;

/// The deadline of an attempt: long enough for a busy machine, and shorter than that of a call.
const ATTEMPT: Duration = Duration::from_secs(3);

/// A tenth fails, in one of four ways. Some of the others take long, and of the first round few never end.
fn mixed(n: usize) -> Fate {
    match n % 200 {
        3 | 43 | 83 | 123 | 163 => Fate::Failed,
        13 | 53 | 93 | 133 | 173 => Fate::Refused,
        23 | 63 | 103 | 143 | 183 => Fate::Deferred,
        33 | 73 | 113 | 153 | 193 => Fate::Reset,
        40..45 => Fate::Delayed(Duration::from_millis(50)),
        100 if n < MANY => Fate::Stalled,
        _ => Fate::Executed,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_end_in_time_with_their_own_responses_and_few_repetitions() {
    let service = Service::start(mixed);
    let client = builder(&service).attempt_timeout(ATTEMPT).build().unwrap();
    let mut successes = 0;
    for round in 0..ROUNDS {
        let done = all(&client, round * MANY..(round + 1) * MANY).await;
        done.iter().for_each(|done| done.check(&service));
        successes += done.iter().filter(|done| done.is_success()).count();
    }
    let calls = ROUNDS * MANY;
    let requests = service.requests();
    assert!(successes > calls / 2, "{successes} of {calls}");
    assert!(requests > calls, "nothing was repeated");
    assert!(
        requests <= calls + (500 + successes) / 5,
        "{requests} requests of {calls} calls"
    );
    assert!(
        service.connections() < requests / 2,
        "{} connections",
        service.connections()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_service_that_refuses_all_is_asked_little_more_than_once() {
    let service = Service::start(|_| Fate::Refused);
    let client = client(&service);
    let done = all(&client, 0..MANY).await;
    done.iter().for_each(|done| done.check(&service));
    assert!(!done.iter().any(|done| done.is_success()));
    assert_eq!(service.requests(), MANY + 500 / 10);
    assert_eq!(client.transport().retry_budget(), 0);
}
