//! Calls of operations whose document declares an idempotency key.

use std::collections::HashSet;
use std::time::Duration;

use super::{Client, PLAIN, SESSION, Session, builder};
use crate::runtime::Ref;
use crate::runtime::client::operation::{Location, Parameter, Style};
use crate::runtime::client::tests::fixture::QUERY;
use crate::runtime::client::tests::loopback::{Loopback, Reply};
use crate::runtime::client::{Call, Delivery, ErrorKind, Executed, Operation, Retry};

const KEY: &str = "idempotency-key";

fn pay(client: &Client, key: Ref<'_>) -> Call<Session> {
    static OPERATION: Operation = Operation {
        id: "pay",
        method: "POST",
        parameters: &[Parameter {
            name: "Idempotency-Key",
            location: Location::Header,
            style: Style::Simple,
            idempotency_key: true,
            ..QUERY
        }],
        ..PLAIN
    };
    Call::new(&client.transport, &OPERATION, &[key], Ref::Absent)
}

async fn server(replies: &[&str]) -> (Loopback, Client) {
    let replies = replies.iter().map(|reply| match *reply {
        "200" => Reply::json(200, SESSION),
        "" => Reply::raw(""),
        status => Reply::status(status.parse().unwrap()),
    });
    let server = Loopback::script(replies.collect::<Vec<_>>()).await;
    let retry = Retry::default().base(Duration::from_millis(1));
    let client = builder(&server.url).retry(retry).build().unwrap();
    (server, client)
}

#[tokio::test]
async fn a_call_makes_one_key_for_all_its_attempts() {
    let (server, client) = server(&["", "500", "200"]).await;
    let _ = pay(&client, Ref::Absent).await.unwrap();
    let keys = server.headers(KEY);
    assert_eq!(keys.len(), 3);
    assert!(keys[0].as_ref().is_some_and(|key| key.len() == 36));
    assert!(keys.iter().all(|key| *key == keys[0]));
}

#[tokio::test]
async fn every_call_makes_a_key_of_its_own() {
    let (server, client) = server(&["200"]).await;
    for _ in 0..10 {
        let _ = pay(&client, Ref::Absent).await.unwrap();
    }
    let keys: HashSet<_> = server.headers(KEY).into_iter().flatten().collect();
    assert_eq!(keys.len(), 10);
}

#[tokio::test]
async fn the_callers_key_is_sent_with_every_attempt() {
    let expected = Some("order-42".to_owned());
    let (server, client) = server(&["", "200"]).await;
    let _ = pay(&client, Ref::Text("order-42")).await.unwrap();
    assert_eq!(server.headers(KEY), [expected.clone(), expected.clone()]);
    let call = pay(&client, Ref::Absent).header("Idempotency-Key", "order-42");
    let _ = call.await.unwrap();
    assert_eq!(server.headers(KEY).pop().unwrap(), expected);
}

#[tokio::test]
async fn a_conflict_of_a_repeated_key_is_an_outcome() {
    let (server, client) = server(&["", "409"]).await;
    let error = pay(&client, Ref::Absent).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!((error.status(), error.attempts()), (Some(409), 2));
    // The first attempt may be the one that was processed.
    assert_eq!(error.delivery(), Delivery::Unknown);
    assert_eq!(error.executed(), Executed::Perhaps);
    assert_eq!(server.requests().len(), 2);
}
