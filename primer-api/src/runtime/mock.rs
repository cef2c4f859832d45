//! A local server for the tests of a service, for every generated client (feature `mock`).
//!
//! The tables by which a client calls a service say all that a server has to know: paths, parameters, bodies, statuses. A [`Mock`]
//! is that server. It holds each request against the document, replies as the test says, typed, late, slow or broken, and shows
//! what it received.
//!
//! ```
//! # #[cfg(feature = "v2_4")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use primer_api::mock::{Mock, Reply};
//! use primer_api::v2_4::{Client, ClientSession, operations};
//!
//! let service = Mock::<Client>::start().await?;
//! service
//!     .on(operations::retrieve_client_session)
//!     .respond(ClientSession::default().order_id("order-42"));
//!
//! // What is tested: anything that uses the client.
//! let session = service.client().retrieve_client_session("a-token").await?;
//!
//! assert_eq!(session.order_id.as_deref(), Some("order-42"));
//! let received = service.received(operations::retrieve_client_session);
//! assert_eq!(received[0].parameter::<String>("clientToken").as_deref(), Some("a-token"));
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "v2_4"))]
//! # fn main() {}
//! ```
//!
//! # Replies
//!
//! [`on`](Mock::on) names an operation by its unit in the module `operations` beside the client. What follows is a reply to one request:
//!
//! | | replies with |
//! |---|---|
//! | [`respond`](On::respond) | a documented success, typed |
//! | [`respond_items`](On::respond_items) | a documented success that comes item by item: events, lines of JSON |
//! | [`fail`](On::fail) | a documented failure, by its status and typed |
//! | [`reply`](On::reply) | a [`Reply`]: any status and body, `Retry-After`, a delay, a stall, a connection that closes before or after the request is read, a body that is slow or cut |
//! | [`answer`](On::answer) | what a function makes of the request |
//!
//! What is typed may be late, slow or cut as well: [`after`](Expected::after), [`slow`](Expected::slow), [`paced`](Expected::paced) (item by item)
//! and [`cut_after`](Expected::cut_after);
//! [`headers`](On::headers) sets the documented headers, typed, and [`header`](Expected::header) any other.
//! Replies are used up in the order in which they were set, each once, or [`times`](Expected::times) or [any number of times](Expected::any_times).
//! [`when`](On::when) sets a reply for some requests alone. A request that is not as the document declares it gets a 4xx with all reasons in
//! `application/problem+json`; so does one for no operation, and one for which no reply is left gets 501.
//!
//! # Expectations
//!
//! A mock that is dropped panics if a reply was not asked for, or if a request came that nobody expected or that does not fit:
//! a test cannot forget it. [`verify`](Mock::verify) says so at any time, and [`forgive`](Mock::forgive) is for tests that are
//! about such requests.
//!
//! # A test of repetitions, of time, and of what was executed
//!
//! ```
//! # #[cfg(feature = "v2_4")]
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use std::time::Duration;
//! use primer_api::mock::{Mock, Reply};
//! use primer_api::v2_4::{Client, ClientSession, operations};
//! use primer_api::{ErrorKind, Executed};
//! # use primer_api::v2_4::{CreateClientSessionRequest, Currency, LineItem, Order};
//!
//! let service = Mock::<Client>::start().await?;
//! # tokio::time::pause();
//!
//! // Twice throttled, then served: the call succeeds, and took three requests.
//! let retrieve = operations::retrieve_client_session;
//! let throttled = Reply::status(429).retry_after(Duration::from_secs(1));
//! service.on(retrieve).reply(throttled).times(2);
//! service.on(retrieve).respond(ClientSession::default());
//! service.client().retrieve_client_session("a-token").await?;
//! assert_eq!(service.received(retrieve).len(), 3);
//!
//! // A service that says nothing: the deadline passes.
//! service.on(retrieve).reply(Reply::stall()).any_times();
//! let call = service.client().retrieve_client_session("a-token");
//! let error = call.timeout(Duration::from_millis(50)).await.unwrap_err();
//! assert_eq!(error.kind(), ErrorKind::Timeout);
//!
//! // A connection that breaks after the service had everything: nobody knows whether it acted.
//! let create = operations::create_client_session;
//! service.on(create).reply(Reply::close());
//! # let request = CreateClientSessionRequest::new("order-42", Currency::Gbp, Order::new([LineItem::new(2500)]));
//! let error = service.client().create_client_session(request).await.unwrap_err();
//! assert_eq!(error.executed(), Executed::Perhaps);
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "v2_4"))]
//! # fn main() {}
//! ```
//!
//! Any number of mocks run side by side. They run in the Tokio runtime of the test, so that its clock may be paused.
//!
//! # Errors without a server
//!
//! [`Failure`] makes the [`Error`] of a call that never happened, for tests of what a service makes of one.

mod body;
mod documented;
mod expectation;
mod failure;
mod headers;
mod mocked;
mod multipart;
mod on;
mod parameters;
mod reply;
mod request;
mod route;
mod server;
mod service;
mod tree;
mod unfit;

use std::fmt;
use std::io;
use std::marker::PhantomData;
use std::net::Ipv4Addr;
use std::sync::Arc;

use self::expectation::is_same;
use self::service::{MockService, Recorded};
use crate::runtime::client::error::Error;
use crate::runtime::client::transport::builder::Builder;
use crate::runtime::secret::Secret;

#[doc(hidden)]
pub use self::body::SentBody;
pub use self::failure::Failure;
pub use self::mocked::{MockedClient, MockedOperation, MockedSequence};
#[doc(hidden)]
pub use self::mocked::{Route, SentParameter};
pub use self::on::{Expected, On, Received};
pub use self::reply::Reply;
#[cfg(feature = "sandbox")]
pub(crate) use self::request::Body;
pub use self::request::ReceivedRequest;
pub(crate) use self::server::Server;
#[cfg(feature = "sandbox")]
pub(crate) use self::server::{Handler, Observer};

/// A local server for the client `C`, running until it is dropped; see the [module](self).
pub struct Mock<C> {
    base_url: String,
    service: Arc<MockService>,
    _server: Server,
    client: PhantomData<fn() -> C>,
}

impl<C: MockedClient> Mock<C> {
    /// Starts a server on a free port of the loopback interface, in the current Tokio runtime.
    ///
    /// # Errors
    ///
    /// There is no Tokio runtime, or the operating system gives no port.
    pub async fn start() -> io::Result<Self> {
        let service = MockService::new(C::ROUTES);
        let address = (Ipv4Addr::LOCALHOST, 0).into();
        let server = Server::start(address, Arc::clone(&service) as _).await?;
        Ok(Self {
            base_url: format!("http://{}", server.address()),
            service,
            _server: server,
            client: PhantomData,
        })
    }

    /// Where the server is: `http://127.0.0.1:` and the port.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The builder of a client that calls the server, with a made-up credential for every security scheme: for settings of the test's
    /// own.
    pub fn builder(&self) -> Builder<C> {
        // It is fit for the Basic scheme too.
        let credential = Secret::from("user:a-key-of-a-mock");
        Builder::new(C::SERVICE)
            .base_url(&self.base_url)
            .api_key(credential)
    }

    /// A client that calls the server.
    ///
    /// # Errors
    ///
    /// The machine has no certificate store, or the document has a setting without which no client is built.
    pub fn try_client(&self) -> Result<C, Error> {
        self.builder().build()
    }

    /// A client that calls the server.
    ///
    /// # Panics
    ///
    /// Where [`try_client`](Self::try_client) fails: a test has nothing to test then.
    #[allow(clippy::panic, reason = "it is what a test does with this error")]
    #[track_caller]
    pub fn client(&self) -> C {
        match self.try_client() {
            Ok(client) => client,
            Err(error) => panic!("no client for the mock: {error}"),
        }
    }

    /// Sets a reply of an operation, a unit of the module `operations`.
    #[track_caller]
    pub fn on<O: MockedOperation<Client = C>>(&self, _operation: O) -> On<'_, O> {
        On::new(&self.service)
    }

    /// The requests of an operation that were as the document declares them, in their order; not those whose connection was closed
    /// before they were read.
    pub fn received<O: MockedOperation<Client = C>>(&self, _operation: O) -> Vec<Received<O>> {
        let state = self.service.lock();
        let of_operation = |it: &&Recorded| {
            let is_same = it.operation.is_some_and(|it| is_same(it, O::OPERATION));
            it.is_fit && is_same
        };
        let all = state.recorded.iter().filter(of_operation);
        all.filter_map(|it| Received::read(&it.request, &it.captures))
            .collect()
    }

    /// All requests, in their order, those that do not fit too.
    pub fn requests(&self) -> Vec<ReceivedRequest> {
        let state = self.service.lock();
        state.recorded.iter().map(|it| it.request.clone()).collect()
    }

    /// Whether everything came that was expected, and nothing else.
    ///
    /// # Errors
    ///
    /// A reply was not asked for, or a request came that nobody expected or that does not fit.
    pub fn verify(&self) -> Result<(), Unmet> {
        self.service.lock().unmet().map_or(Ok(()), Err)
    }

    /// Forgets what was expected and did not come, and what came and was not expected; yields it.
    pub fn forgive(&self) -> Option<Unmet> {
        let mut state = self.service.lock();
        let unmet = state.unmet();
        state.surprises.clear();
        for expectation in &mut state.expectations {
            // A reply to any number of requests is not missing, and stays.
            expectation.times = expectation.times.and(Some(expectation.met));
        }
        unmet
    }
}

impl<C> Drop for Mock<C> {
    #[allow(
        clippy::panic,
        reason = "it fails the test, which nothing else can here"
    )]
    fn drop(&mut self) {
        let unmet = self.service.lock().unmet();
        match (unmet, std::thread::panicking()) {
            (None, _) => {}
            (Some(unmet), false) => panic!("{unmet}"),
            // A test that fails already cannot panic again, but this may be why it fails.
            (Some(unmet), true) => eprintln!("{unmet}"),
        }
    }
}

impl<C> fmt::Debug for Mock<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock")
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}

/// What a mock expected and did not receive, and what it received and did not expect; without values.
#[derive(Clone, PartialEq, Eq)]
pub struct Unmet(Vec<String>);

impl Unmet {
    /// One sentence for each.
    pub fn list(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the mock's expectations are not met: {}",
            self.0.join("; ")
        )
    }
}

impl fmt::Debug for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Unmet {}
