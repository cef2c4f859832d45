//! What a test expected and did not get, and what it got and did not expect.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Command;
use std::time::Duration;

use primer_api::Retry;
use primer_api::mock::{Mock, Received, Reply};

use super::api::bank::{Client, NewPayment, Payment, operations};

/// The message with which a mock panics when it is dropped.
fn panic_of(bank: Mock<Client>) -> Option<String> {
    let panic = catch_unwind(AssertUnwindSafe(|| drop(bank))).err()?;
    panic.downcast_ref::<String>().cloned()
}

#[tokio::test]
async fn a_reply_that_nobody_asked_for_fails_the_test() {
    let bank = Mock::<Client>::start().await.unwrap();
    let line = line!();
    bank.on(operations::get_payment)
        .respond(Payment::new("a", 1));
    bank.on(operations::get_mine).respond(()).times(3);
    bank.on(operations::create_payment)
        .reply(Reply::status(409))
        .any_times();
    bank.client().get_mine().await.unwrap();
    let at = |lines| format!("(expected at {}:{}:10)", file!(), line + lines);
    assert_eq!(
        panic_of(bank),
        Some(format!(
            "the mock's expectations are not met: `getPayment` was not called {}; \
             `getMine` was called 1 of 3 times {}",
            at(1),
            at(3)
        ))
    );
}

#[tokio::test]
async fn a_request_that_nobody_expected_fails_the_test() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::get_payment)
        .when(|received| received.parameter::<String>("id").as_deref() == Some("b"))
        .respond(Payment::new("b", 1))
        .any_times();
    let error = bank.client().get_payment("a").await.unwrap_err();
    assert_eq!(error.status(), Some(501));
    let unmet = bank.verify().unwrap_err();
    assert_eq!(
        unmet.list(),
        ["`getPayment` was called, and no reply was left for it"]
    );
    assert!(panic_of(bank).is_some());
}

#[tokio::test]
async fn what_is_forgiven_fails_nothing() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::get_mine).respond(());
    let payment = NewPayment::new(1, "EUR");
    let call = bank.client().create_payment(Default::default(), payment);
    call.retry(Retry::never()).await.unwrap_err();
    assert_eq!(bank.forgive().unwrap().list().len(), 2);
    assert_eq!(bank.forgive(), None);
    assert_eq!(panic_of(bank), None);
}

#[tokio::test]
#[should_panic(expected = "the test's own")]
async fn a_test_that_fails_already_is_left_alone() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::get_mine).respond(());
    panic!("the test's own");
}

#[test]
fn a_test_that_fails_already_is_told_all_the_same() {
    let test = "expectations::a_test_that_fails_already_is_left_alone";
    let mut child = Command::new(std::env::current_exe().unwrap());
    let output = child
        .args(["--exact", test, "--nocapture"])
        .output()
        .unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    let told = "the mock's expectations are not met: `getMine` was not called (expected at ";
    assert!(errors.contains(told), "{errors}");
}

#[tokio::test]
async fn replies_are_used_up_in_their_order() {
    let bank = Mock::<Client>::start().await.unwrap();
    for amount in 1..=3 {
        bank.on(operations::get_payment)
            .respond(Payment::new("a", amount));
    }
    let client = bank.client();
    for amount in 1..=3 {
        assert_eq!(client.get_payment("a").await.unwrap().amount, amount);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn each_reply_is_used_once_by_requests_side_by_side() {
    let bank = Mock::<Client>::start().await.unwrap();
    for amount in 1..=20 {
        bank.on(operations::get_payment)
            // Long enough for others to look at the same reply.
            .when(|_| {
                std::thread::sleep(Duration::from_millis(2));
                true
            })
            .respond(Payment::new("a", amount));
    }
    let client = bank.client();
    let calls = (0..20).map(|_| tokio::spawn(client.get_payment("a").into_future()));
    let calls: Vec<_> = calls.collect();
    let mut amounts = Vec::new();
    for call in calls {
        amounts.push(call.await.unwrap().unwrap().amount);
    }
    amounts.sort_unstable();
    assert!(amounts.iter().copied().eq(1..=20), "{amounts:?}");
}

#[tokio::test]
async fn a_connection_that_closes_unread_does_so_for_the_requests_that_are_meant() {
    let bank = Mock::<Client>::start().await.unwrap();
    let meant = |amount| move |it: &Received<operations::create_payment>| it.body.amount == amount;
    bank.on(operations::create_payment)
        .when(meant(2))
        .reply(Reply::close_unread());
    bank.on(operations::create_payment)
        .when(meant(1))
        .reply(Reply::status(402));
    let client = bank.client();
    let statuses = [1, 2].map(async |amount| {
        let call = client.create_payment(Default::default(), NewPayment::new(amount, "EUR"));
        call.retry(Retry::never()).await.unwrap_err().status()
    });
    let [first, second] = statuses;
    assert_eq!((first.await, second.await), (Some(402), None));
}

#[tokio::test]
async fn a_reply_to_any_number_of_requests_stays_when_others_are_forgiven() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::get_payment)
        .respond(Payment::new("a", 1))
        .any_times();
    bank.on(operations::get_mine).respond(());
    assert_eq!(bank.forgive().unwrap().list().len(), 1);
    bank.client().get_payment("a").await.unwrap();
}

#[tokio::test]
async fn a_function_that_panics_fails_the_test() {
    let bank = Mock::<Client>::start().await.unwrap();
    bank.on(operations::get_payment)
        .answer(|_| panic!("the function's own"));
    let call = bank.client().get_payment("a").retry(Retry::never());
    assert_eq!(call.await.unwrap_err().status(), Some(500));
    assert_eq!(
        bank.forgive().unwrap().list(),
        ["`getPayment` was called, and a function of the test panicked"]
    );
}
