//! Everything that can go wrong with a reply, and what the client says of it.

use std::time::Duration;

use primer_api::mock::{Mock, Reply};
use primer_api::{Delivery, Error, ErrorKind, Executed, Retry};

use super::api::bank::{Client, NewPayment, Payment, operations};

/// The error of a payment that gets this reply.
async fn error_of(reply: Reply) -> Error {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::create_payment).reply(reply);
    let client = bank
        .builder()
        .read_timeout(Duration::from_millis(200))
        .retry(Retry::never())
        .build()
        .unwrap();
    let call = client.create_payment(Default::default(), NewPayment::new(1, "EUR"));
    call.await.unwrap_err().erase()
}

fn summary(error: &Error) -> (ErrorKind, Delivery, Executed) {
    (error.kind(), error.delivery(), error.executed())
}

#[tokio::test]
async fn a_connection_that_closes_leaves_the_outcome_open() {
    for reply in [Reply::close(), Reply::close_unread()] {
        let error = error_of(reply).await;
        let expected = (ErrorKind::Transport, Delivery::Unknown, Executed::Perhaps);
        assert_eq!(summary(&error), expected);
    }
}

#[tokio::test]
async fn a_service_that_says_nothing_is_a_timeout() {
    let error = error_of(Reply::stall()).await;
    let expected = (ErrorKind::Timeout, Delivery::Unknown, Executed::Perhaps);
    assert_eq!(summary(&error), expected);
}

#[tokio::test]
async fn a_body_that_breaks_off_was_executed_all_the_same() {
    let body = Payment::new("pay-1", 1);
    for bytes in [0, 1, 10] {
        let error = error_of(Reply::json(201, &body).cut_after(bytes)).await;
        let expected = (ErrorKind::Transport, Delivery::Answered, Executed::Yes);
        assert_eq!(summary(&error), expected);
        assert_eq!(error.raw_body().map(<[u8]>::len), Some(bytes));
    }
}

#[tokio::test]
async fn a_status_is_what_it_says() {
    let throttled = Reply::status(429).retry_after(Duration::from_secs(7));
    let error = error_of(throttled).await;
    let expected = (ErrorKind::Status, Delivery::Answered, Executed::No);
    assert_eq!(summary(&error), expected);
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    let error = error_of(Reply::status(500)).await;
    assert_eq!(error.executed(), Executed::Perhaps);
    // No status of a response.
    assert_eq!(error_of(Reply::status(99)).await.status(), Some(500));
}

#[tokio::test]
async fn a_slow_body_comes_whole_if_there_is_time() {
    let bank = Mock::<Client>::start().await.unwrap();
    let slow = Reply::json(200, &Payment::new("pay-1", 1)).slow(1, Duration::from_millis(1));
    bank.on(operations::get_payment).reply(slow);
    let payment = bank.client().get_payment("pay-1").await.unwrap();
    assert_eq!(payment, Payment::new("pay-1", 1));

    let slow = Reply::json(200, &Payment::new("pay-1", 1)).slow(1, Duration::from_millis(500));
    bank.on(operations::get_payment).reply(slow);
    let call = bank.client().get_payment("pay-1");
    let error = call.timeout(Duration::from_millis(100)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn what_is_throttled_is_repeated_until_it_is_served() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::get_payment)
        .reply(Reply::status(429).retry_after(Duration::ZERO))
        .times(2);
    bank.on(operations::get_payment)
        .respond(Payment::new("pay-1", 1));
    bank.client().get_payment("pay-1").await.unwrap();
    assert_eq!(bank.received(operations::get_payment).len(), 3);
}
