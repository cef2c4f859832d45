use super::super::super::error::Delivery::{self, Answered, NotSent, Unknown};
use super::Trace;

/// Attempts, by their status; `0` is one that was not sent, `1` one without an answer.
fn whole(attempts: &[u16], safe: bool) -> Delivery {
    let trace = |status: &u16| match *status {
        0 => Trace::of(NotSent, None),
        1 => Trace::of(Unknown, None),
        status => Trace::of(Answered, Some(status)),
    };
    let most = attempts.iter().map(trace).max().unwrap_or_default();
    let last = attempts.last().map(trace).unwrap_or_default();
    last.of_all(most, safe)
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
        (&[503, 0], Unknown),
    ]);
}

#[test]
fn a_refusal_says_nothing_of_an_attempt_that_was_not_refused() {
    check(&[
        (&[1, 503], Unknown),
        (&[1, 400], Unknown),
        (&[1, 409], Unknown),
        (&[500, 404], Unknown),
        (&[502, 503], Unknown),
        (&[200, 404], Unknown),
        (&[1, 503, 429], Unknown),
    ]);
}

#[test]
fn a_refusal_after_refusals_speaks_for_all() {
    check(&[
        (&[503, 400], Answered),
        (&[429, 503, 503], Answered),
        (&[0, 0, 409], Answered),
    ]);
}

#[test]
fn a_failure_leaves_open_what_earlier_failures_leave_open() {
    check(&[
        (&[500, 500, 500], Answered),
        (&[503, 502, 504], Answered),
        (&[0, 500], Answered),
        // That the last one was answered does not answer the first.
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
fn no_answer_leaves_everything_open() {
    check(&[
        (&[0, 1], Unknown),
        (&[503, 1], Unknown),
        (&[500, 1], Unknown),
    ]);
}

#[test]
fn a_safe_method_did_nothing_that_the_last_answer_could_miss() {
    assert_eq!(whole(&[1, 404], true), Answered);
    assert_eq!(whole(&[500, 503], true), Answered);
    assert_eq!(whole(&[1, 0], true), Unknown);
    assert_eq!(whole(&[0, 1], true), Unknown);
    assert_eq!(whole(&[0, 0], true), NotSent);
}
