use super::Effect;
use crate::runtime::client::error::Delivery::{self, Answered, NotSent, Unknown};
use crate::runtime::client::error::Executed::{self, No, Perhaps, Yes};

/// The last of these attempts and the most of them, by their status; `0` is one that was not sent, `1` one without a response.
fn traces(attempts: &[u16]) -> (Effect, Effect) {
    let trace = |status: &u16| match *status {
        0 => Effect::of(NotSent, None),
        1 => Effect::of(Unknown, None),
        status => Effect::of(Answered, Some(status)),
    };
    let most = attempts.iter().map(trace).max().unwrap_or_default();
    let last = attempts.last().map(trace).unwrap_or_default();
    (last, most)
}

fn whole(attempts: &[u16], safe: bool) -> Delivery {
    let (last, most) = traces(attempts);
    last.of_all(most, safe)
}

fn executed(attempts: &[u16], safe: bool) -> Executed {
    let (last, most) = traces(attempts);
    last.executed_of_all(most, safe)
}

fn check(cases: &[(&[u16], Delivery)]) {
    for (attempts, expected) in cases {
        assert_eq!(whole(attempts, false), *expected, "{attempts:?}");
    }
}

#[test]
fn one_attempt_speaks_for_itself() {
    check(&[
        (&[0], NotSent),
        (&[1], Unknown),
        (&[101], Answered),
        (&[202], Answered),
        (&[302], Answered),
        (&[400], Answered),
        (&[429], Answered),
        (&[500], Answered),
        (&[503], Answered),
    ]);
    for status in 100..=999 {
        let expected = match status {
            200..=299 => Yes,
            307 | 308 => No,
            408 | 499 => Perhaps,
            400..=499 => No,
            _ => Perhaps,
        };
        assert_eq!(executed(&[status], false), expected, "{status}");
        assert_eq!(executed(&[status], true), expected, "{status}");
    }
    assert_eq!(executed(&[0], false), No);
    assert_eq!(executed(&[1], false), Perhaps);
    assert_eq!(executed(&[], false), No);
}

#[test]
fn a_call_was_not_sent_if_no_attempt_was() {
    check(&[
        (&[], NotSent),
        (&[0, 0, 0], NotSent),
        (&[1, 0], Unknown),
        (&[500, 0], Unknown),
        (&[200, 0], Unknown),
        // A refusal means that nothing was done, but the request was with the server.
        (&[429, 0], Unknown),
    ]);
}

#[test]
fn a_refusal_says_nothing_of_an_attempt_that_was_not_refused() {
    check(&[
        (&[1, 429], Unknown),
        (&[1, 400], Unknown),
        (&[1, 409], Unknown),
        (&[408, 409], Unknown),
        (&[503, 409], Unknown),
        (&[500, 404], Unknown),
        (&[200, 404], Unknown),
        (&[1, 503, 429], Unknown),
    ]);
    for attempts in [
        &[1, 409],
        &[408, 409],
        &[503, 400],
        &[504, 429],
        &[302, 401],
    ] {
        assert_eq!(executed(attempts, false), Perhaps, "{attempts:?}");
    }
    assert_eq!(executed(&[200, 404], false), Yes);
    assert_eq!(executed(&[1, 0, 0], false), Perhaps);
}

#[test]
fn a_refusal_after_refusals_speaks_for_all() {
    check(&[
        (&[429, 400], Answered),
        (&[429, 429, 429], Answered),
        (&[0, 0, 409], Answered),
    ]);
    assert_eq!(executed(&[429, 0, 409], false), No);
}

#[test]
fn a_failure_leaves_open_what_earlier_failures_leave_open() {
    check(&[
        (&[500, 500, 500], Answered),
        (&[502, 503], Answered),
        (&[503, 502, 504], Answered),
        (&[0, 500], Answered),
        // That the last one was answered says nothing about the first.
        (&[1, 500], Unknown),
    ]);
}

#[test]
fn a_deed_is_one_whatever_came_before() {
    check(&[
        (&[1, 200], Answered),
        (&[500, 202], Answered),
        (&[200, 500], Unknown),
    ]);
}

#[test]
fn no_response_leaves_everything_open() {
    check(&[
        (&[0, 1], Unknown),
        (&[503, 1], Unknown),
        (&[500, 1], Unknown),
    ]);
}

#[test]
fn a_safe_method_did_nothing_that_the_last_response_could_miss() {
    assert_eq!(whole(&[1, 404], true), Answered);
    assert_eq!(whole(&[500, 503], true), Answered);
    assert_eq!(whole(&[1, 0], true), Unknown);
    assert_eq!(whole(&[0, 1], true), Unknown);
    assert_eq!(whole(&[0, 0], true), NotSent);
    assert_eq!(executed(&[1, 404], true), No);
    assert_eq!(executed(&[200, 500], true), Perhaps);
    assert_eq!(executed(&[404, 1], true), Perhaps);
    assert_eq!(executed(&[500, 0], true), Perhaps);
}
