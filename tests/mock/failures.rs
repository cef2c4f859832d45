//! Errors of calls that never happened are those of calls that did.

use std::time::Duration;

use primer_api::mock::{Failure, Mock, Reply};
use primer_api::runtime::Outcome;
use primer_api::{Delivery, Error, ErrorKind, Executed, Retry};

use super::api::bank::{Client, Declined, NewPayment, operations};

/// All that a service can ask an error.
fn asked<F: Outcome + std::fmt::Debug>(error: &Error<F>) -> String {
    format!(
        "{error} | {:?} {:?} {:?} {:?} {:?} {} {:?}",
        error.kind(),
        error.delivery(),
        error.executed(),
        error.status(),
        error.body(),
        error.attempts(),
        error.retry_after(),
    )
}

#[tokio::test]
async fn an_error_that_is_made_is_the_error_of_a_call() {
    let replies = [
        Reply::status(429).retry_after(Duration::from_secs(9)),
        Reply::status(500),
        Reply::json(402, &Declined::new("no money")),
        Reply::json(402, &["not declined"]),
        Reply::status(409),
        Reply::json(201, &["no payment"]),
    ];
    for reply in replies {
        let bank = Mock::<Client>::start().await.unwrap();
        bank.on(operations::create_payment).reply(reply.clone());
        let client = bank.builder().retry(Retry::never()).build().unwrap();
        let call = client.create_payment(Default::default(), NewPayment::new(1, "EUR"));
        let real = call.await.unwrap_err();
        let made = Failure::of(operations::create_payment).reply(reply);
        assert_eq!(asked(&made), asked(&real));
    }
}

#[test]
fn an_error_may_have_no_response() {
    let failure = || Failure::of(operations::create_payment);
    let error = failure().not_connected();
    assert_eq!(
        (error.kind(), error.delivery(), error.executed()),
        (ErrorKind::Connect, Delivery::NotSent, Executed::No)
    );
    for (error, kind) in [
        (failure().timeout(), ErrorKind::Timeout),
        (failure().disconnected(), ErrorKind::Transport),
        (failure().reply(Reply::stall()), ErrorKind::Timeout),
        (failure().reply(Reply::close()), ErrorKind::Transport),
    ] {
        assert_eq!((error.kind(), error.executed()), (kind, Executed::Perhaps));
        assert_eq!(error.operation(), Some("createPayment"));
    }
}

#[test]
fn what_earlier_attempts_left_open_stays_open() {
    let failure = Failure::of(operations::create_payment).after_silence(1);
    let error = failure.documented(402, Declined::new("no money"));
    assert_eq!((error.executed(), error.attempts()), (Executed::Perhaps, 2));
    assert_eq!(error.body(), Some(&Declined::new("no money")));
}

#[test]
#[should_panic(expected = "this reply is a success of `getMine`")]
fn a_success_is_no_failure() {
    let _ = Failure::of(operations::get_mine).reply(Reply::status(204));
}
