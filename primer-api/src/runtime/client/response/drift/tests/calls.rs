//! The hook of a client, over the loopback interface.

use super::*;
use crate::runtime::client::tests::fixture::{API_KEY, Client, Failure, Session};
use crate::runtime::client::tests::loopback::{Loopback, Reply};
use crate::runtime::client::{Builder, Call, Retry};
use crate::runtime::value::Outcome;

fn builder(server: &Loopback) -> Builder<Client> {
    Client::builder()
        .api_key(API_KEY)
        .base_url(&server.url)
        .retry(Retry::never())
}

fn listening(server: &Loopback) -> (Builder<Client>, Arc<Mutex<Vec<Drift>>>) {
    let told = Arc::new(Mutex::new(Vec::new()));
    let memory = Arc::clone(&told);
    let builder = builder(server).on_drift(move |drift| memory.lock().unwrap().push(drift.clone()));
    (builder, told)
}

fn sunset(status: u16, value: &str) -> Reply {
    Reply::raw(&format!(
        "HTTP/1.1 {status} X\r\nsunset: {value}\r\ncontent-length: 13\r\n\r\n{{\"token\":\"t\"}}"
    ))
}

#[tokio::test]
async fn the_response_that_a_call_yields_is_told_of_and_no_other() {
    let server = Loopback::script([sunset(503, "first"), sunset(200, "second")]).await;
    let (builder, told) = listening(&server);
    let client = builder.retry(Retry::default()).build().unwrap();
    client.retrieve("t").await.unwrap();
    assert_eq!(server.requests().len(), 2);
    let told = told.lock().unwrap();
    assert_eq!((told.len(), told[0].value()), (1, Some("second")));
}

#[tokio::test]
async fn a_failed_call_is_told_of_before_it_yields() {
    for (reply, expected) in [
        (Reply::json(202, "{}"), DriftKind::Status),
        (Reply::typed(200, "text/html", b"<p>"), DriftKind::MediaType),
        (Reply::typed(404, "text/html", b"<p>"), DriftKind::MediaType),
        (sunset(404, "soon"), DriftKind::Sunset),
    ] {
        let server = Loopback::start(reply).await;
        let (builder, told) = listening(&server);
        builder.build().unwrap().retrieve("t").await.unwrap_err();
        let told = told.lock().unwrap();
        let kinds: Vec<_> = told.iter().map(Drift::kind).collect();
        assert_eq!(kinds, [expected]);
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_told_of_by_its_head() {
    let server = Loopback::start(sunset(200, "soon")).await;
    let (builder, told) = listening(&server);
    let client = builder.max_body(3).build().unwrap();
    client.retrieve("t").await.unwrap_err();
    assert_eq!(told.lock().unwrap()[0].kind(), DriftKind::Sunset);
}

#[tokio::test]
async fn what_is_not_sent_is_not_told_of() {
    let server = Loopback::start(sunset(200, "soon")).await;
    let (builder, told) = listening(&server);
    let client = builder.build().unwrap();
    let long = Session {
        token: "longer than it may be".to_owned(),
        amount: None,
    };
    client.create(&long).await.unwrap_err();
    assert_eq!(*told.lock().unwrap(), []);
}

#[tokio::test]
async fn clones_share_the_hook_and_the_last_one_holds() {
    let server = Loopback::start(sunset(200, "soon")).await;
    let (earlier, unheard) = listening(&server);
    let told = Arc::new(Mutex::new(0));
    let count = Arc::clone(&told);
    let client = earlier.on_drift(move |_| *count.lock().unwrap() += 1);
    let client = client.build().unwrap();
    client.clone().retrieve("t").await.unwrap();
    Client::from(client.transport).retrieve("t").await.unwrap();
    assert_eq!(*told.lock().unwrap(), 2);
    assert_eq!(*unheard.lock().unwrap(), []);
}

#[tokio::test]
async fn a_panic_of_the_hook_is_the_callers() {
    let server = Loopback::start(sunset(200, "soon")).await;
    let client = builder(&server).on_drift(|_| panic!("planted"));
    let call = client.build().unwrap().retrieve("t").into_future();
    assert!(tokio::spawn(call).await.unwrap_err().is_panic());
}

/// A value that nobody may look into.
struct Unseen;

impl Outcome for Unseen {
    fn blank(_: usize) -> Self {
        Self
    }

    fn get(&self) -> Ref<'_> {
        panic!("it was looked into")
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Nothing
    }
}

#[tokio::test]
async fn without_a_hook_nothing_is_looked_into() {
    let server = Loopback::start(Reply::json(200, "{}")).await;
    let call = |client: &Client| -> Call<Unseen, Failure> {
        Call::new(&client.transport, &OPERATION, &[], Ref::Absent)
    };
    let client = builder(&server).build().unwrap();
    call(&client).await.unwrap();
    let client = builder(&server).on_drift(|_| {}).build().unwrap();
    let looked = tokio::spawn(call(&client).into_future()).await;
    assert!(looked.err().is_some_and(|error| error.is_panic()));
}

#[test]
fn the_hook_shows_nothing_of_itself() {
    let builder = Client::builder().on_drift(|_| {});
    assert!(format!("{builder:?}").contains("on_drift: Some(Hook)"));
}

#[tokio::test]
async fn a_status_that_is_documented_by_its_range_is_none() {
    let server = Loopback::start(Reply::json(404, r#"{"description":"d"}"#)).await;
    let (builder, told) = listening(&server);
    builder.build().unwrap().retrieve("t").await.unwrap_err();
    assert_eq!(*told.lock().unwrap(), []);
}
