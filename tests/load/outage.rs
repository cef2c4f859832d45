//! A service that dies amid calls and comes back.

use std::time::Duration;

use primer_api::runtime::Delivery;

use super::calls::{Done, MANY, all, client};
use super::service::{Fate, Service, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_outage_ends_calls_without_a_storm_and_leaves_nothing_behind() {
    let mut service = Service::start(|_| Fate::Delayed(Duration::from_millis(100)));
    let client = client(&service);
    let done = all(&client, 0..MANY).await;
    assert!(done.iter().all(|done| done.is_success()));
    let before = service.requests();

    let amid = tokio::spawn({
        let client = client.clone();
        async move { all(&client, MANY..2 * MANY).await }
    });
    until("no requests come", || {
        service.requests() > before + MANY / 2
    })
    .await;
    service.stop();
    let mut done = amid.await.unwrap();
    let unknown = |done: &Done| done.delivery() == Some(Delivery::Unknown);
    assert!(done.iter().any(unknown), "no call was under way");
    let after = all(&client, 2 * MANY..3 * MANY).await;
    let unsent = |done: &Done| done.delivery() == Some(Delivery::NotSent);
    assert!(after.iter().all(unsent), "there was no connection");

    done.extend(after);
    done.iter().for_each(|done| done.check(&service));
    let attempts: usize = done.iter().map(Done::attempts).sum();
    let successes = done.iter().filter(|done| done.is_success()).count();
    assert!(
        attempts <= 2 * MANY + (500 + successes) / 5,
        "{attempts} attempts"
    );
    assert!(client.transport().retry_budget() < 10);

    service.restart(|_| Fate::Executed);
    let done = all(&client, 3 * MANY..4 * MANY).await;
    done.iter().for_each(|done| done.check(&service));
    assert!(done.iter().all(|done| done.is_success()));
    assert_eq!(client.transport().retry_budget(), 500);
}
