//! How requests become responses: by the client's own connections, or by an HTTP client of the caller's.

pub(crate) mod own;

use std::sync::Arc;

use http::HeaderValue;
use http::header::USER_AGENT;
use reqwest::{Request, Response};

use self::own::{Erased, SendFailure};
use crate::runtime::client::error::fault::Fault;

/// What sends requests. Cheap to clone; clones share their connections.
#[derive(Clone)]
pub(crate) enum Exchange {
    Connections(reqwest::Client),
    Own {
        client: Arc<dyn Erased>,
        user_agent: HeaderValue,
    },
}

impl Exchange {
    /// Sends a request and yields the head of its response.
    pub(crate) async fn execute(&self, mut request: Request) -> Result<Response, Box<Fault>> {
        match self {
            Self::Connections(client) => client.execute(request).await.map_err(Fault::no_response),
            Self::Own { client, user_agent } => {
                let headers = request.headers_mut();
                headers
                    .entry(USER_AGENT)
                    .or_insert_with(|| user_agent.clone());
                let request = request.try_into().map_err(Fault::no_response)?;
                let response = client.send(request).await;
                let fault = |SendFailure { delivery, error }| Fault::of_own_client(delivery, error);
                response.map(Response::from).map_err(fault)
            }
        }
    }
}
