//! An HTTP client of the caller's.

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body::{Body, Frame, SizeHint};

use crate::runtime::client::error::kind::Delivery;

type BoxError = Box<dyn StdError + Send + Sync>;

/// An HTTP client of the caller's, for [`Builder::http_client`](crate::runtime::Builder::http_client): what turns a request with its body into
/// a response.
///
/// The client keeps all that stands above it: the checks before sending, the credentials, the deadlines and the silence that it bears
/// ([`timeout`](crate::runtime::Builder::timeout), [`read_timeout`](crate::runtime::Builder::read_timeout)), repeating, the bounds of bodies, and errors.
/// What it promises of connections is then the caller's to keep:
///
/// - The request goes to the host of its URL alone, by `https` but to loopback hosts: no redirect is followed, no proxy sees it.
/// - It is sent once. Who repeats it here makes a second session of one `POST`, and nobody is told.
/// - [`SendFailure::not_sent`] is said only if the service has certainly not begun with the request: it is repeated then, and
///   [`executed`](crate::runtime::Error::executed) says `No`. In doubt, it is [`SendFailure::unknown`].
/// - A response is passed on as it came: its status, its headers, its body. A compressed body is refused as one that is no JSON.
/// - A future that is dropped ends the request.
/// - Calls that block come from a runtime of their own, and those that do not from the caller's: connections of one are driven by
///   neither of the two if their runtime stands still.
///
/// ```
/// use http::{Request, Response};
/// use primer_api::runtime::{HttpClient, SentBody, ReceivedBody, SendFailure};
///
/// /// Counts what a client sends, and sends it by reqwest.
/// struct Counting(reqwest::Client, std::sync::atomic::AtomicU64);
///
/// impl HttpClient for Counting {
///     async fn send(&self, request: Request<SentBody>) -> Result<Response<ReceivedBody>, SendFailure> {
///         self.1.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
///         let request = request.map(reqwest::Body::wrap);
///         let request = request.try_into().map_err(SendFailure::not_sent)?;
///         let response = self.0.execute(request).await.map_err(|error| {
///             let error = error.without_url(); // it may hold a token
///             match error.is_connect() {
///                 true => SendFailure::not_sent(error),
///                 false => SendFailure::unknown(error),
///             }
///         })?;
///         Ok(Response::from(response).map(ReceivedBody::new))
///     }
/// }
/// # #[cfg(feature = "v2_4")] {
/// # use primer_api::v2_4::Client;
///
/// let connections = reqwest::Client::builder()
///     .redirect(reqwest::redirect::Policy::none())
///     .referer(false)
///     .retry(reqwest::retry::never())
///     .no_proxy();
/// let http_client = Counting(connections.build()?, 0.into());
/// let client = Client::builder().api_key("the key").http_client(http_client).build()?;
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait HttpClient: Send + Sync + 'static {
    /// Sends a request and yields the head of its response; the body of the response is received as it is wanted.
    ///
    /// # Errors
    ///
    /// There is no response. Whatever status came is one.
    fn send(
        &self,
        request: Request<SentBody>,
    ) -> impl Future<Output = Result<Response<ReceivedBody>, SendFailure>> + Send;
}

/// The body of a request, for an [`HttpClient`].
///
/// Its length is exact where it is known; without one it is sent in chunks.
pub struct SentBody(reqwest::Body);

impl SentBody {
    /// The whole body, if it is in memory; content of a file or a reader comes piece by piece.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        self.0.as_bytes()
    }
}

impl Body for SentBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = Pin::new(&mut self.0).poll_frame(cx);
        frame.map(|frame| frame.map(|frame| frame.map_err(BoxError::from)))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

/// Without the content, which may be personal data.
impl fmt::Debug for SentBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SentBody").finish_non_exhaustive()
    }
}

/// The body of a response, from an [`HttpClient`].
#[derive(Default)]
pub struct ReceivedBody(reqwest::Body);

impl ReceivedBody {
    /// A body that comes piece by piece.
    pub fn new<B>(body: B) -> Self
    where
        B: Body<Data: Into<Bytes>, Error: Into<BoxError>> + Send + Sync + 'static,
    {
        Self(reqwest::Body::wrap(body))
    }
}

impl From<Vec<u8>> for ReceivedBody {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }
}

/// Without the content, which may be personal data.
impl fmt::Debug for ReceivedBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReceivedBody").finish_non_exhaustive()
    }
}

/// The reason why an [`HttpClient`] has no response.
///
/// Its error is the source of the call's error, and in no message of this crate: what it says is the caller's. It should hold neither the
/// URL of the request, in whose query a token may stand, nor a header.
pub struct SendFailure {
    pub(crate) delivery: Delivery,
    pub(crate) error: BoxError,
}

impl SendFailure {
    /// The service has certainly not begun with the request.
    pub fn not_sent(error: impl Into<BoxError>) -> Self {
        Self {
            delivery: Delivery::NotSent,
            error: error.into(),
        }
    }

    /// The service may have executed the request.
    pub fn unknown(error: impl Into<BoxError>) -> Self {
        Self {
            delivery: Delivery::Unknown,
            error: error.into(),
        }
    }
}

impl fmt::Debug for SendFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendFailure")
            .field("delivery", &self.delivery)
            .finish_non_exhaustive()
    }
}

/// An [`HttpClient`] of some type.
pub(crate) trait Erased: Send + Sync {
    fn send(
        &self,
        request: Request<reqwest::Body>,
    ) -> Pin<Box<dyn Future<Output = Result<Response<reqwest::Body>, SendFailure>> + Send + '_>>;
}

impl<C: HttpClient> Erased for C {
    fn send(
        &self,
        request: Request<reqwest::Body>,
    ) -> Pin<Box<dyn Future<Output = Result<Response<reqwest::Body>, SendFailure>> + Send + '_>>
    {
        Box::pin(async move {
            let response = HttpClient::send(self, request.map(SentBody)).await?;
            Ok(response.map(|ReceivedBody(body)| body))
        })
    }
}
