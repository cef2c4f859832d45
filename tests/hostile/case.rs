//! A case: what a server writes, and what a call makes of it.

use std::error::Error as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use primer_api::Retry;
use primer_api::runtime::{Delivery, Error, ErrorKind};
use primer_api::v2_4::Client;
use primer_tests::{Server, Step};
use tokio::task::JoinSet;

use super::PLANTED;
use super::server::serve;

/// How long an attempt may take that nothing else ends.
const SHORT: Duration = Duration::from_millis(300);

/// How long an attempt may take that ends before; far more than it needs on any machine.
pub const LONG: Duration = Duration::from_secs(15);

/// Far more than what a client takes in and what the buffers of two sockets hold, far less than an endless answer.
const WRITTEN: usize = 32 << 20;

/// What is known of a failed call: what went wrong, whether the request reached the server, and the status.
pub type Outcome = (ErrorKind, Delivery, Option<u16>);

pub const NO_ANSWER: Outcome = (ErrorKind::Transport, Delivery::Unknown, None);
pub const NO_ANSWER_IN_TIME: Outcome = (ErrorKind::Timeout, Delivery::Unknown, None);
pub const BROKEN: Outcome = (ErrorKind::Transport, Delivery::Answered, Some(200));
pub const LATE: Outcome = (ErrorKind::Timeout, Delivery::Answered, Some(200));
pub const LARGE: Outcome = (ErrorKind::TooLarge, Delivery::Answered, Some(200));
pub const MISREAD: Outcome = (ErrorKind::Decode, Delivery::Answered, Some(200));

/// An answer that is a failure.
pub const fn failure(status: u16) -> Outcome {
    (ErrorKind::Status, Delivery::Answered, Some(status))
}

/// A server's answer by the name of what is wrong with it, and the outcome; none for a success.
pub struct Case {
    name: &'static str,
    answer: Vec<Step>,
    outcome: Option<Outcome>,
}

/// A case of an answer that is written whole, after which the connection closes.
pub fn case(
    name: &'static str,
    answer: impl Into<Vec<u8>>,
    outcome: impl Into<Option<Outcome>>,
) -> Case {
    steps(name, [Step::Write(answer.into())], outcome)
}

/// A case of an answer in several steps, after which the connection closes.
pub fn steps(
    name: &'static str,
    answer: impl Into<Vec<Step>>,
    outcome: impl Into<Option<Outcome>>,
) -> Case {
    Case {
        name,
        answer: answer.into(),
        outcome: outcome.into(),
    }
}

/// An answer with a body in JSON.
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

/// What there is to say of a case of which something does not hold.
async fn check(method: &str, case: Arc<Case>) -> Option<String> {
    let server = start(case.answer.clone());
    let began = Instant::now();
    let error = call(&client(&server, deadline(&case.answer)), method).await;
    let shown = error.as_ref().map(shown).unwrap_or_default();
    let requests = server.requests().len();
    let attempts = error.as_ref().map_or(1, Error::attempts) as usize;
    let holds = [
        error.as_ref().map(outcome) == case.outcome,
        !shown.contains(PLANTED) && !shown.contains('\n') && shown.len() < 2000,
        // What a server may have executed is not sent again unless it may come twice.
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

/// How long an attempt may take: what only a deadline ends gets a short one.
fn deadline(answer: &[Step]) -> Duration {
    match answer.last() {
        Some(Step::Drip(_) | Step::Hold) => SHORT,
        _ => LONG,
    }
}

/// A client that repeats at once what it repeats.
pub fn client(server: &Server, attempt: Duration) -> Client {
    let quick = Retry::default().jitter(|_| Duration::from_millis(1));
    let builder = Client::builder().base_url(server.url()).api_key("k");
    builder
        .attempt_timeout(attempt)
        .retry(quick)
        .build()
        .unwrap()
}

async fn call(client: &Client, method: &str) -> Option<Error> {
    let result = match method {
        "POST" => client
            .create_client_session(Default::default())
            .await
            .map(drop),
        _ => client.retrieve_client_session("t").await.map(drop),
    };
    result.err().map(Error::erase)
}

fn outcome(error: &Error) -> Outcome {
    (error.kind(), error.delivery(), error.status())
}

/// All that an error says, and what caused it.
fn shown(error: &Error) -> String {
    let mut shown = format!("{error} {error:?}");
    let mut next = error.source();
    while let Some(error) = next {
        shown += &format!(" {error} {error:?}");
        next = error.source();
    }
    shown
}
