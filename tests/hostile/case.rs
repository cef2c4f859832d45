//! A case: the bytes that a server writes, and the outcome of the call.

use std::error::Error as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use primer_api::runtime::{Delivery, Error, ErrorKind};
use primer_api::v2_4::{Client, CreateClientSessionRequest};
use primer_tests::{Server, Step, quick_retry};
use tokio::task::JoinSet;

use super::PLANTED;
use super::server::serve;

/// The deadline of an attempt that only the deadline ends.
const SHORT: Duration = Duration::from_millis(300);

/// The deadline of any other attempt; far more than it needs on any machine.
pub const LONG: Duration = Duration::from_secs(15);

/// A number of bytes far above what a client reads and two sockets buffer, and far below an endless response.
const WRITTEN: usize = 32 << 20;

/// The outcome of a failed call: the kind of error, the delivery of the request, and the status.
pub type Outcome = (ErrorKind, Delivery, Option<u16>);

pub const NO_RESPONSE: Outcome = (ErrorKind::Transport, Delivery::Unknown, None);
pub const NO_RESPONSE_IN_TIME: Outcome = (ErrorKind::Timeout, Delivery::Unknown, None);
pub const BROKEN: Outcome = (ErrorKind::Transport, Delivery::Answered, Some(200));
pub const LATE: Outcome = (ErrorKind::Timeout, Delivery::Answered, Some(200));
pub const LARGE: Outcome = (ErrorKind::TooLarge, Delivery::Answered, Some(200));
pub const MISREAD: Outcome = (ErrorKind::Decode, Delivery::Answered, Some(200));

/// The outcome of a response with a failure status.
pub const fn failure(status: u16) -> Outcome {
    (ErrorKind::Status, Delivery::Answered, Some(status))
}

/// A response, with a name for what is wrong with it, and the outcome; no outcome for a success.
pub struct Case {
    name: &'static str,
    response: Vec<Step>,
    outcome: Option<Outcome>,
}

/// A case of a response that is written whole, after which the connection closes.
pub fn case(
    name: &'static str,
    response: impl Into<Vec<u8>>,
    outcome: impl Into<Option<Outcome>>,
) -> Case {
    steps(name, [Step::Write(response.into())], outcome)
}

/// A case of a response in several steps, after which the connection closes.
pub fn steps(
    name: &'static str,
    response: impl Into<Vec<Step>>,
    outcome: impl Into<Option<Outcome>>,
) -> Case {
    Case {
        name,
        response: response.into(),
        outcome: outcome.into(),
    }
}

/// A response with a body in JSON.
pub fn json(status: u16, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!(
        "HTTP/1.1 {status} {PLANTED}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// Makes all cases at the same time, each by these methods.
pub async fn hold(methods: &[&'static str], cases: impl IntoIterator<Item = Case>) {
    let mut checks = JoinSet::new();
    for case in cases.into_iter().map(Arc::new) {
        for &method in methods {
            checks.spawn(check(method, Arc::clone(&case)));
        }
    }
    let complaints: Vec<_> = checks.join_all().await.into_iter().flatten().collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
}

/// The complaint about a case if one of its conditions is false.
async fn check(method: &str, case: Arc<Case>) -> Option<String> {
    let server = start(case.response.clone());
    let began = Instant::now();
    let error = call(&client(&server, deadline(&case.response)), method).await;
    let shown = error.as_ref().map(shown).unwrap_or_default();
    let requests = server.requests().len();
    let attempts = error.as_ref().map_or(1, Error::attempts) as usize;
    let holds = [
        error.as_ref().map(outcome) == case.outcome,
        !shown.contains(PLANTED) && !shown.contains('\n') && shown.len() < 2000,
        // A request that may have been executed is sent again only if its method is repeatable.
        requests == attempts && (method == "GET" || attempts == 1),
        server.written() < WRITTEN,
        began.elapsed() < 4 * LONG,
    ];
    let bytes = server.written();
    let name = case.name;
    holds.contains(&false).then(|| {
        format!("{name}, {method}: {holds:?}, {requests} requests, {bytes} bytes, {shown:?}")
    })
}

/// A server that makes this response to the first request of each connection.
pub fn start(response: Vec<Step>) -> Server {
    let script: Arc<[Step]> = [vec![Step::Read], response].concat().into();
    serve(move |mut connection| {
        let script = Arc::clone(&script);
        async move { connection.follow(&script).await }
    })
}

/// The deadline of an attempt; a short one where only the deadline ends it.
fn deadline(response: &[Step]) -> Duration {
    match response.last() {
        Some(Step::Drip(_) | Step::Hold) => SHORT,
        _ => LONG,
    }
}

/// A client that repeats without long waits.
pub fn client(server: &Server, attempt: Duration) -> Client {
    let builder = Client::builder().base_url(server.url()).api_key("k");
    builder
        .attempt_timeout(attempt)
        .retry(quick_retry())
        .build()
        .unwrap()
}

async fn call(client: &Client, method: &str) -> Option<Error> {
    let result = match method {
        "POST" => client
            .create_client_session(CreateClientSessionRequest::default())
            .await
            .map(drop),
        _ => client.retrieve_client_session("t").await.map(drop),
    };
    result.err().map(Error::erase)
}

fn outcome(error: &Error) -> Outcome {
    (error.kind(), error.delivery(), error.status())
}

/// The text of an error and of its sources.
fn shown(error: &Error) -> String {
    let mut shown = format!("{error} {error:?}");
    let mut next = error.source();
    while let Some(error) = next {
        shown += &format!(" {error} {error:?}");
        next = error.source();
    }
    shown
}
