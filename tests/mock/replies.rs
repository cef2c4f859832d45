//! Replies that are as documented, typed, and what was received.

use std::time::Duration;

use primer_api::mock::{Mock, Reply};
use primer_api::{ErrorKind, Timestamp};
use tokio::time::Instant;

use super::api::bank::{
    Client, CreatePaymentOptions, CreatePaymentOutcome, Declined, ListPaymentsOptions,
    ListPaymentsStatusItem, NewPayment, Payment, Pending, Problem, operations,
};

fn new_payment() -> NewPayment {
    NewPayment::new(1200, "EUR")
}

#[tokio::test]
async fn a_documented_success_is_the_reply_with_its_status() {
    let bank = Mock::<Client>::start().await.unwrap();
    let paid = CreatePaymentOutcome::Created(Payment::new("pay-1", 1200));
    let pending = CreatePaymentOutcome::Accepted(Pending::new(
        Timestamp::parse("2026-01-01T00:00:00Z").unwrap(),
    ));
    bank.on(operations::create_payment).respond(paid.clone());
    bank.on(operations::create_payment).respond(pending.clone());
    let client = bank.client();

    let call = client.create_payment(Default::default(), new_payment());
    let response = call.with_response().await.unwrap();
    assert_eq!((response.status(), response.into_body()), (201, paid));
    let call = client.create_payment(Default::default(), new_payment());
    let response = call.with_response().await.unwrap();
    assert_eq!((response.status(), response.into_body()), (202, pending));
}

#[tokio::test]
async fn a_documented_failure_is_the_reply_of_its_status() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::create_payment)
        .fail(402, Declined::new("no money"));
    let call = bank
        .client()
        .create_payment(Default::default(), new_payment());
    let error = call.await.unwrap_err();
    assert_eq!(error.status(), Some(402));
    assert_eq!(error.body(), Some(&Declined::new("no money")));

    bank.on(operations::list_payments)
        .fail(503, Problem::default().detail("closed"));
    let call = bank
        .client()
        .list_payments([ListPaymentsStatusItem::Paid], Default::default());
    let error = call.retry(primer_api::Retry::never()).await.unwrap_err();
    let detail = error.body().and_then(|body| body.detail.as_deref());
    assert_eq!((error.status(), detail), (Some(503), Some("closed")));
}

#[tokio::test]
#[should_panic(expected = "`createPayment` has no documented failure of status 418 with this body")]
async fn a_failure_that_is_not_documented_is_a_mistake_of_the_test() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::create_payment)
        .fail(418, Declined::new("a teapot"));
}

#[tokio::test]
async fn a_reply_is_what_a_function_makes_of_the_request() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::create_payment)
        .answer(|received| {
            let amount = received.body.amount;
            Reply::json(201, &Payment::new(format!("pay-{amount}"), amount))
        })
        .any_times();
    for amount in [1, 2] {
        let payment = NewPayment::new(amount, "EUR");
        let call = bank.client().create_payment(Default::default(), payment);
        let paid = Payment::new(format!("pay-{amount}"), amount);
        assert_eq!(call.await.unwrap(), CreatePaymentOutcome::Created(paid));
    }
}

#[tokio::test]
async fn a_reply_may_be_for_some_requests_alone() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::create_payment)
        .when(|received| received.body.amount > 1000)
        .fail(402, Declined::new("too much"))
        .any_times();
    bank.on(operations::create_payment)
        .respond(CreatePaymentOutcome::Created(Payment::new("pay-1", 5)));
    let client = bank.client();
    let much = client.create_payment(Default::default(), new_payment());
    assert_eq!(much.await.unwrap_err().status(), Some(402));
    let little = client.create_payment(Default::default(), NewPayment::new(5, "EUR"));
    little.await.unwrap();
}

#[tokio::test]
async fn what_was_received_is_there_typed_and_as_it_came() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::create_payment)
        .respond(CreatePaymentOutcome::Created(Payment::new("pay-1", 5)));
    let options = CreatePaymentOptions::default().idempotency_key("key-1");
    let payment = new_payment().card("4111");
    bank.client()
        .create_payment(options, payment.clone())
        .await
        .unwrap();

    let received = bank.received(operations::create_payment);
    let [received] = received.as_slice() else {
        panic!("{received:?}")
    };
    assert_eq!(received.body, payment);
    assert_eq!(
        received.parameter::<String>("Idempotency-Key").as_deref(),
        Some("key-1")
    );
    assert_eq!(received.parameter::<String>("Another"), None);
    assert_eq!(
        (received.method().as_str(), received.path()),
        ("POST", "/payments")
    );
    assert_eq!(
        received.json().unwrap(),
        serde_json::json!({"amount": 1200, "currency": "EUR", "card": "4111"})
    );
    assert_eq!(
        received.header("authorization"),
        Some("Bearer user:a-key-of-a-mock")
    );
    assert!(bank.received(operations::list_payments).is_empty());
    let shown = format!("{received:?} {bank:?} {:?}", bank.requests());
    assert!(
        !shown.contains("4111") && !shown.contains("a-key"),
        "{shown}"
    );
}

#[tokio::test]
async fn parameters_are_read_as_what_they_are() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::list_payments)
        .respond([Payment::new("pay-1", 5)]);
    let statuses = [
        ListPaymentsStatusItem::Paid,
        ListPaymentsStatusItem::Pending,
    ];
    let options = ListPaymentsOptions::default().limit(7);
    let call = bank.client().list_payments(statuses.clone(), options);
    assert_eq!(call.await.unwrap(), [Payment::new("pay-1", 5)]);
    let received = bank.received(operations::list_payments);
    let received = received.first().unwrap();
    assert_eq!(received.parameter("limit"), Some(7));
    assert_eq!(received.parameter("status"), Some(statuses.to_vec()));
}

#[tokio::test]
async fn a_delay_is_one_of_a_clock_that_may_be_paused() {
    tokio::time::pause();
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::get_payment)
        .respond(Payment::new("pay-1", 5))
        .after(Duration::from_secs(10))
        .header("X-Next", "pay-2");
    let start = Instant::now();
    let call = bank.client().get_payment("pay-1");
    let response = call.with_response().await.unwrap();
    assert!(start.elapsed() >= Duration::from_secs(10));
    assert_eq!(
        response.documented_headers().x_next.as_deref(),
        Some("pay-2")
    );

    bank.on(operations::get_payment).reply(Reply::stall());
    let error = bank
        .client()
        .get_payment("pay-1")
        .timeout(Duration::from_secs(14));
    let error = error.await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[tokio::test]
async fn any_number_of_mocks_run_side_by_side() {
    let mut banks = Vec::new();
    for n in 0..50 {
        let bank = Mock::<Client>::start().await.unwrap();
        bank.on(operations::get_payment)
            .respond(Payment::new("pay", n));
        banks.push(bank);
    }
    for (n, bank) in (0..).zip(&banks) {
        assert_eq!(bank.client().get_payment("pay").await.unwrap().amount, n);
    }
}

#[tokio::test]
async fn a_success_that_cannot_be_written_is_none() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::get_rate).respond(1.5);
    bank.on(operations::get_rate).respond(f64::NAN);
    let rate = || bank.client().get_rate().retry(primer_api::Retry::never());
    assert_eq!(rate().await.unwrap(), 1.5);
    assert_eq!(rate().await.unwrap_err().status(), Some(500));
}
