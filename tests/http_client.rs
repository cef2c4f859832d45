//! HTTP clients of the caller's: what they get, what their failures mean, and what stays the client's.

use std::collections::VecDeque;
use std::error::Error as _;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{Request, Response};
use primer_api::runtime::{ErrorKind, Executed, HttpClient, ReceivedBody, SendFailure, SentBody};
use primer_api::v2_4::{Client, CreateClientSessionRequest, Currency, LineItem, Order};
use primer_api::{Delivery, Error};
use primer_tests::{SESSION, error_text, quick_retry};

/// What a client does with a request.
#[derive(Clone, Copy)]
enum Turn {
    Respond(u16, &'static str),
    NotSent,
    Unknown,
    Hang,
}

/// A client that does what a test says, and keeps the requests.
#[derive(Clone, Default)]
struct Scripted {
    turns: Arc<Mutex<VecDeque<Turn>>>,
    requests: Arc<Mutex<Vec<Request<Vec<u8>>>>>,
}

impl Scripted {
    fn new(turns: impl IntoIterator<Item = Turn>) -> Self {
        let turns = Arc::new(Mutex::new(turns.into_iter().collect()));
        Self {
            turns,
            ..Self::default()
        }
    }

    fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }
}

impl HttpClient for Scripted {
    async fn send(
        &self,
        request: Request<SentBody>,
    ) -> Result<Response<ReceivedBody>, SendFailure> {
        let bytes = request.map(|body| body.as_bytes().unwrap_or_default().to_vec());
        self.requests.lock().unwrap().push(bytes);
        let turn = self.turns.lock().unwrap().pop_front();
        match turn.expect("another request") {
            Turn::Respond(status, body) => {
                let response = Response::builder().status(status);
                let response = response.header("content-type", "application/json");
                Ok(response.body(body.as_bytes().to_vec().into()).unwrap())
            }
            Turn::NotSent => Err(SendFailure::not_sent("planted-reason")),
            Turn::Unknown => Err(SendFailure::unknown("planted-reason")),
            Turn::Hang => std::future::pending().await,
        }
    }
}

fn client(scripted: &Scripted) -> Client {
    let builder = Client::builder().api_key("a-key").user_agent("shop/1.0");
    let builder = builder
        .base_url("https://a.example/base")
        .retry(quick_retry());
    let builder = builder.timeout(Duration::from_millis(500));
    builder.http_client(scripted.clone()).build().unwrap()
}

async fn create(scripted: &Scripted) -> Result<(), Error> {
    let order = Order::new([LineItem::new(1)]);
    let request = CreateClientSessionRequest::new("order-1", Currency::Gbp, order);
    client(scripted).create_client_session(request).await?;
    Ok(())
}

#[tokio::test]
async fn a_client_gets_the_whole_request() {
    let scripted = Scripted::new([Turn::Respond(200, SESSION)]);
    create(&scripted).await.unwrap();
    let requests = scripted.requests.lock().unwrap();
    let [request] = requests.as_slice() else {
        panic!("{requests:?}");
    };
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://a.example/base/client-session");
    let header = |name: &str| request.headers().get(name).and_then(|it| it.to_str().ok());
    assert_eq!(header("x-api-key"), Some("a-key"));
    assert_eq!(header("content-type"), Some("application/json"));
    assert!(header("user-agent").is_some_and(|it| it.starts_with("shop/1.0 ")));
    let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
    assert_eq!(body["orderId"], "order-1");
}

#[tokio::test]
async fn what_was_not_sent_is_repeated_and_what_may_have_been_is_not() {
    let scripted = Scripted::new([Turn::NotSent, Turn::Respond(200, SESSION)]);
    create(&scripted).await.unwrap();
    assert_eq!(scripted.count(), 2);

    let scripted = Scripted::new([Turn::Unknown]);
    let error = create(&scripted).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!(error.delivery(), Delivery::Unknown);
    assert_eq!(error.executed(), Executed::Perhaps);
    assert!(!error.to_string().contains("planted"), "{error}");
    let source = error.source().map(ToString::to_string);
    assert_eq!(source.as_deref(), Some("planted-reason"));

    let scripted = Scripted::new([Turn::NotSent; 3]);
    let error = create(&scripted).await.unwrap_err();
    assert_eq!(error.executed(), Executed::No);
    assert_eq!(scripted.count(), 3, "{}", error_text(&error));
}

#[tokio::test]
async fn deadlines_and_failures_are_the_clients() {
    let error = create(&Scripted::new([Turn::Hang])).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert_eq!(error.executed(), Executed::Perhaps);

    let refusal = r#"{"error": {"errorId": "BadRequest", "diagnosticsId": "d-1"}}"#;
    let scripted = Scripted::new([Turn::Respond(400, refusal)]);
    let error = create(&scripted).await.unwrap_err();
    assert_eq!(error.status(), Some(400));
    assert_eq!(error.diagnostics_id(), Some("d-1"));
}

#[test]
fn a_blocking_call_goes_the_same_way() {
    let scripted = Scripted::new([Turn::Respond(200, SESSION)]);
    let call = client(&scripted).retrieve_client_session("a-token");
    call.wait().unwrap();
    assert_eq!(scripted.count(), 1);
}

#[test]
fn a_base_url_must_be_safe_all_the_same() {
    let builder = Client::builder()
        .api_key("a-key")
        .base_url("http://a.example");
    let error = builder
        .http_client(Scripted::default())
        .build()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
}
