//! The shop over HTTP: a page, and what it asks for.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use primer_api::Secret;
use primer_api::v2_4::Client;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::problem::Problem;
use crate::shoppers::Shoppers;

/// Primer's checkout script, as its documentation names it.
const PRIMER: &str = r#"<link rel="stylesheet" href="https://sdk.primer.io/web/v2.64.9/Checkout.css">
<script src="https://sdk.primer.io/web/v2.64.9/Primer.min.js" integrity="sha384-TcRagyqgE/bp8mL9XyzTdCDF2c8f2iFMNeis/1H8DRYCcS9DrO9Y/rKW2UXdiC5+" crossorigin="anonymous" defer></script>"#;

/// What stands in for it, where there is no Primer.
const STAND_IN: &str = r#"<script src="stand-in.js" defer></script>"#;

struct Shop {
    client: Client,
    shoppers: Shoppers,
}

impl Shop {
    /// Whether the payments are those of a stand-in: http is for loopback alone.
    fn is_offline(&self) -> bool {
        self.client.transport().base_url().starts_with("http:")
    }
}

/// All that the shop responds to.
pub(crate) fn routes(client: Client) -> Router {
    let shop = Shop {
        client,
        shoppers: Shoppers::default(),
    };
    Router::new()
        .route("/", get(page))
        .route("/shop.css", get(css))
        .route("/shop.js", get(js))
        .route("/stand-in.js", get(stand_in_js))
        .route("/basket", get(basket).put(change).delete(forget))
        .route("/checkout", post(open))
        .route("/stand-in/client-session", post(stand_in_session))
        .with_state(Arc::new(shop))
}

/// The page, with a new basket for whoever has none.
async fn page(State(shop): State<Arc<Shop>>, headers: HeaderMap) -> Result<Response, StatusCode> {
    let (script, policy) = if shop.is_offline() {
        (
            STAND_IN,
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'",
        )
    } else {
        // Primer's checkout loads what each payment method needs, from many hosts.
        (PRIMER, "base-uri 'none'; frame-ancestors 'none'")
    };
    let html = include_str!("page/shop.html").replace("<!-- checkout -->", script);
    let mut response = file("text/html; charset=utf-8", html);
    let headers_mut = response.headers_mut();
    headers_mut.insert(
        CONTENT_SECURITY_POLICY,
        policy
            .parse()
            .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?,
    );
    if shop.shoppers.find(&headers).is_err() {
        let cookie = shop.shoppers.add();
        let cookie = cookie.ok().and_then(|cookie| cookie.parse().ok());
        headers_mut.insert(SET_COOKIE, cookie.ok_or(StatusCode::INTERNAL_SERVER_ERROR)?);
    }
    Ok(response)
}

async fn css() -> Response {
    file("text/css", include_str!("page/shop.css"))
}

async fn js() -> Response {
    file("text/javascript", include_str!("page/shop.js"))
}

async fn stand_in_js() -> Response {
    file("text/javascript", include_str!("page/stand-in.js"))
}

fn file(media_type: &'static str, text: impl IntoResponse) -> Response {
    (
        [(CONTENT_TYPE, media_type), (CACHE_CONTROL, "no-store")],
        text,
    )
        .into_response()
}

async fn basket(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let shopper = shop.shoppers.find(&headers)?;
    let shopper = shopper.lock().await;
    Ok(axum::Json(shopper.state()))
}

async fn change(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<impl IntoResponse, Problem> {
    let wanted = read(&body)?;
    let shopper = shop.shoppers.find(&headers)?;
    let mut shopper = shopper.lock().await;
    match shopper.change(&shop.client, wanted).await {
        Ok(changed) => Ok(axum::Json(changed)),
        Err(problem) => Err(problem.in_state(shopper.state())),
    }
}

async fn open(
    State(shop): State<Arc<Shop>>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let shopper = shop.shoppers.find(&headers)?;
    let mut shopper = shopper.lock().await;
    match shopper.open(&shop.client).await {
        Ok(opening) => Ok(axum::Json(opening)),
        Err(problem) => Err(problem.in_state(shopper.state())),
    }
}

/// Forgets a basket, once it is paid for. The page then loads a new one.
async fn forget(State(shop): State<Arc<Shop>>, headers: HeaderMap) -> impl IntoResponse {
    shop.shoppers.remove(&headers);
    axum::Json(())
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Holder {
    client_token: String,
}

/// The session of a token, for the stand-in: Primer's own script asks Primer.
async fn stand_in_session(
    State(shop): State<Arc<Shop>>,
    body: Bytes,
) -> Result<impl IntoResponse, Problem> {
    if !shop.is_offline() {
        return Err(Problem::request());
    }
    let token = Secret::from(read::<Holder>(&body)?.client_token);
    match shop.client.retrieve_client_session(&token).await {
        Ok(session) => Ok(axum::Json(session)),
        Err(error) => Err(Problem::of(&error)),
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    serde_json::from_slice(body).map_err(|_| Problem::request())
}
