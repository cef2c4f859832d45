//! How requests become responses: by the client's own connections, or by an HTTP client of the caller's.

pub(crate) mod own;

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use reqwest::{Request, Response};

use self::own::{Erased, SendFailure};
use crate::runtime::client::error::fault::Fault;

/// What sends requests. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub(crate) enum Exchange {
    Connections(reqwest::Client),
    Own(Arc<dyn Erased>),
}

impl Exchange {
    /// Sends a request and yields the head of its response.
    pub(crate) fn execute(
        &self,
        request: Request,
    ) -> impl Future<Output = Result<Response, Box<Fault>>> + Send + Unpin {
        match self {
            Self::Connections(client) => Sending::Connections(client.execute(request)),
            Self::Own(client) => Sending::Own(Box::pin(send(client.as_ref(), request))),
        }
    }
}

/// A request that is being sent: small, and moved without a cost.
enum Sending<C, O> {
    Connections(C),
    Own(O),
}

impl<C, O> Future for Sending<C, O>
where
    C: Future<Output = Result<Response, reqwest::Error>> + Unpin,
    O: Future<Output = Result<Response, Box<Fault>>> + Unpin,
{
    type Output = Result<Response, Box<Fault>>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.get_mut() {
            Self::Connections(sending) => {
                let response = ready!(Pin::new(sending).poll(cx));
                Poll::Ready(response.map_err(Fault::no_response))
            }
            Self::Own(sending) => Pin::new(sending).poll(cx),
        }
    }
}

/// Sends a request by an HTTP client of the caller's.
async fn send(client: &dyn Erased, request: Request) -> Result<Response, Box<Fault>> {
    let request = request.try_into().map_err(Fault::no_response)?;
    let response = client.send(request).await;
    let fault = |SendFailure { delivery, error }| Fault::of_own_client(delivery, error);
    response.map(Response::from).map_err(fault)
}
