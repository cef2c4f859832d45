//! Calls of all operations. Each is about a session with its own name, so that a test can tell whether a response belongs to it.

use std::time::{Duration, Instant};

use primer_api::runtime::{Builder, Delivery, Error, ErrorKind};
use primer_api::v2_4::{Client, CreateClientSessionRequest, UpdateClientSessionRequest};
use primer_api::{Executed, Retry};
use tokio::task::JoinSet;

use super::service::Service;

/// The number of calls at the same time.
pub const MANY: usize = 1000;

/// The deadline of a call.
pub const DEADLINE: Duration = Duration::from_secs(10);

/// The time by which a call may end later on a busy machine.
const MARGIN: Duration = Duration::from_secs(20);

/// The result of a call.
pub struct Done {
    pub name: String,
    pub method: &'static str,
    /// The name in the response.
    pub result: Result<Option<String>, Error>,
}

pub fn builder(service: &Service) -> Builder<Client> {
    let quick = Retry::default().jitter(|most| most / 100);
    let builder = Client::builder().base_url(service.url()).api_key("k");
    builder.timeout(DEADLINE).retry(quick)
}

pub fn client(service: &Service) -> Client {
    builder(service).build().unwrap()
}

/// Makes a call by one of the three methods in turn.
pub async fn call(client: Client, n: usize) -> Done {
    let name = format!("order-{n}");
    let began = Instant::now();
    let (method, result) = match n % 3 {
        0 => ("POST", create(&client, &name).await),
        1 => ("GET", retrieve(&client, &name).await),
        _ => ("PATCH", update(&client, &name).await),
    };
    assert!(began.elapsed() < DEADLINE + MARGIN, "{method}: {result:?}");
    Done {
        name,
        method,
        result,
    }
}

async fn create(client: &Client, name: &str) -> Result<Option<String>, Error> {
    let mut request = CreateClientSessionRequest::default();
    request.order_id = Some(name.to_owned());
    let session = client.create_client_session(request).await;
    session
        .map(|session| session.order_id)
        .map_err(Error::erase)
}

async fn retrieve(client: &Client, name: &str) -> Result<Option<String>, Error> {
    let session = client.retrieve_client_session(name).await;
    session
        .map(|session| session.order_id)
        .map_err(Error::erase)
}

async fn update(client: &Client, name: &str) -> Result<Option<String>, Error> {
    let request = UpdateClientSessionRequest::new(name);
    let session = client.update_client_session(request).await;
    session
        .map(|session| session.order_id)
        .map_err(Error::erase)
}

/// Makes calls of these numbers at the same time.
pub async fn all(client: &Client, numbers: impl Iterator<Item = usize>) -> Vec<Done> {
    let mut calls = JoinSet::new();
    for n in numbers {
        calls.spawn(call(client.clone(), n));
    }
    calls.join_all().await
}

impl Done {
    pub fn is_success(&self) -> bool {
        self.result.is_ok()
    }

    /// The delivery of a failure.
    pub fn delivery(&self) -> Option<Delivery> {
        self.result.as_ref().err().map(Error::delivery)
    }

    /// The number of attempts, at least.
    pub fn attempts(&self) -> usize {
        self.result
            .as_ref()
            .map_or_else(|error| error.attempts() as usize, |_| 1)
    }

    /// Compares the call with the requests that the service received for it.
    pub fn check(&self, service: &Service) {
        let seen = service.seen(&self.name);
        match &self.result {
            Ok(name) => assert_eq!(
                name.as_ref(),
                Some(&self.name),
                "a response to another call"
            ),
            Err(error) => {
                assert!(self.fits(error, seen.requests), "{} {error:?}", self.method);
                let is_denied = error.executed() == Executed::No && self.method != "GET";
                assert!(
                    !is_denied || seen.executed == 0,
                    "{} {error:?}",
                    self.method
                );
            }
        }
        if self.method == "POST" {
            assert!(
                seen.executed <= 1,
                "{} was executed {} times",
                self.name,
                seen.executed
            );
        }
    }

    /// Whether the delivery of an error is true.
    fn fits(&self, error: &Error, requests: usize) -> bool {
        match (error.kind(), error.delivery()) {
            (ErrorKind::Connect, Delivery::NotSent) => requests == 0,
            (ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport, Delivery::Unknown) => {
                true
            }
            (ErrorKind::Status, Delivery::Unknown) => self.method != "GET",
            (ErrorKind::Status, Delivery::Answered) => requests > 0,
            _ => false,
        }
    }
}
