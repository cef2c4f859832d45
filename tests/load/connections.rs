//! Connections after calls: they are used again, and close when the client is dropped.

use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::timeout;

use super::calls::{MANY, all, call, client};
use super::service::{Fate, Service, until};

fn tasks() -> usize {
    Handle::current().metrics().num_alive_tasks()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_stays_of_a_client() {
    let before = tasks();
    let service = Service::start(|_| Fate::Delayed(Duration::from_millis(20)));
    let client = client(&service);
    for round in 0..3 {
        let done = all(&client, round * MANY..(round + 1) * MANY).await;
        done.iter().for_each(|done| done.check(&service));
        assert!(done.iter().all(|done| done.is_success()));
        // One may be made just before another becomes idle.
        assert!(
            service.open() <= MANY + MANY / 10,
            "{} connections",
            service.open()
        );
    }
    assert!(service.open() > 0);

    drop(client);

    until("connections stay open", || service.open() == 0).await;
    until("tasks stay alive", || tasks() == before).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_that_are_dropped_leave_the_client_as_it_was() {
    let before = tasks();
    let service = Service::start(|n| Fate::Delayed(Duration::from_millis(n as u64 * 7 % 13)));
    let client = client(&service);
    let mut dropped = 0;
    for round in 0..5 {
        let calls: Vec<_> = (0..MANY / 5)
            .map(|n| {
                let n = round * MANY + n;
                // From before the request is sent until after the response is there.
                let time = Duration::from_micros(n as u64 * 7919 % 100_000);
                tokio::spawn(timeout(time, call(client.clone(), n)))
            })
            .collect();
        for call in calls {
            match call.await.unwrap() {
                Ok(done) => done.check(&service),
                Err(_) => dropped += 1,
            }
        }
        let done = all(&client, round * MANY + MANY / 2..(round + 1) * MANY).await;
        done.iter().for_each(|done| done.check(&service));
        assert!(done.iter().all(|done| done.is_success()));
    }
    assert!(dropped > MANY / 50, "{dropped} calls were dropped");
    drop(client);
    until("connections stay open", || service.open() == 0).await;
    until("tasks stay alive", || tasks() == before).await;
}
