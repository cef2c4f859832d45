//! A service that moves from 2.1 to 2.4, and back when something is wrong.

use std::fmt::Debug;

use primer_api::runtime::{Call, Error};
use primer_api::sandbox::Sandbox;
use primer_api::{Transport, Versioned, v2_1, v2_4};
use primer_tests::{Request, Tap};
use serde_json::{Value, json};
use v2_4::{
    ClientSession, CreateClientSessionRequest, CreateClientSessionResponse, ErrorResponse,
    UpdateClientSessionRequest,
};

type Family<T> = <T as Versioned>::Family;

/// The parts of a version that the service needs.
trait Version {
    type Client: From<Transport>;
    type Creation: Versioned<Family = Family<CreateClientSessionRequest>>;
    type Created: Versioned<Family = Family<CreateClientSessionResponse>>;
    type Update: Versioned<Family = Family<UpdateClientSessionRequest>>;
    type Session: Versioned<Family = Family<ClientSession>>;

    fn create(client: &Self::Client, request: Self::Creation)
    -> Call<Self::Created, ErrorResponse>;
    fn retrieve(client: &Self::Client, token: &str) -> Call<Self::Session, ErrorResponse>;
    fn update(client: &Self::Client, request: Self::Update) -> Call<Self::Session, ErrorResponse>;
}

macro_rules! version {
    ($name:ident, $module:ident) => {
        struct $name;

        impl Version for $name {
            type Client = $module::Client;
            type Creation = $module::CreateClientSessionRequest;
            type Created = $module::CreateClientSessionResponse;
            type Update = $module::UpdateClientSessionRequest;
            type Session = $module::ClientSession;

            fn create(
                client: &Self::Client,
                request: Self::Creation,
            ) -> Call<Self::Created, ErrorResponse> {
                client.create_client_session(request)
            }

            fn retrieve(client: &Self::Client, token: &str) -> Call<Self::Session, ErrorResponse> {
                client.retrieve_client_session(token)
            }

            fn update(
                client: &Self::Client,
                request: Self::Update,
            ) -> Call<Self::Session, ErrorResponse> {
                client.update_client_session(request)
            }
        }
    };
}

version!(Old, v2_1);
version!(New, v2_4);

/// The reason why a call cannot be made, or the result of the call.
#[derive(Debug)]
enum Failure {
    /// The version has no place for a part of the request.
    Unfit(primer_api::ConversionError),
    /// The call failed.
    Failed(Box<Error<ErrorResponse>>),
}

impl From<primer_api::ConversionError> for Failure {
    fn from(error: primer_api::ConversionError) -> Self {
        Self::Unfit(error)
    }
}

impl From<Error<ErrorResponse>> for Failure {
    fn from(error: Error<ErrorResponse>) -> Self {
        Self::Failed(Box::new(error))
    }
}

/// The service: in the types of 2.4, whichever version it speaks.
struct Shop {
    transport: Transport,
}

impl Shop {
    fn client<V: Version>(&self) -> V::Client {
        V::Client::from(self.transport.clone())
    }

    async fn create<V: Version>(
        &self,
        request: &CreateClientSessionRequest,
    ) -> Result<CreateClientSessionResponse, Failure> {
        let created = V::create(&self.client::<V>(), request.to_version()?).await?;
        Ok(created.to_version()?)
    }

    async fn retrieve<V: Version>(&self, token: &str) -> Result<ClientSession, Failure> {
        let session = V::retrieve(&self.client::<V>(), token).await?;
        Ok(session.to_version()?)
    }

    async fn update<V: Version>(
        &self,
        request: &UpdateClientSessionRequest,
    ) -> Result<ClientSession, Failure> {
        let session = V::update(&self.client::<V>(), request.to_version()?).await?;
        Ok(session.to_version()?)
    }
}

/// A shop, and the requests that it sends to the server.
async fn open() -> (Shop, Tap, Sandbox) {
    let sandbox = Sandbox::start().await.unwrap();
    let tap = Tap::start(sandbox.base_url()).await;
    let client = v2_4::Client::builder()
        .base_url(tap.url())
        .api_key(sandbox.api_key())
        .build()
        .unwrap();
    let transport = client.transport().clone();
    (Shop { transport }, tap, sandbox)
}

/// Method, version and body of each request since this was last called; all came over the first connection.
fn sent(tap: &Tap) -> Vec<(String, String, Value)> {
    let line = |request: Request| {
        assert_eq!(request.connection, 0);
        let body = if request.body.is_empty() {
            Value::Null
        } else {
            request.json()
        };
        let version = request.header("X-Api-Version").unwrap();
        (request.method().to_owned(), version.to_owned(), body)
    };
    tap.requests().into_iter().map(line).collect()
}

fn basket() -> v2_4::Order {
    v2_4::Order::new([v2_4::LineItem::new(2500).item_id("shoes-123").quantity(2)])
}

/// One day of the shop: a session is created, read and changed.
async fn trade<V: Version>(shop: &Shop) -> String {
    let request = CreateClientSessionRequest::new("order-42", v2_4::Currency::Gbp, basket())
        .customer_id("customer-123");
    let created = shop.create::<V>(&request).await.unwrap();
    assert_eq!(created.amount, Some(5000));
    let token = created.client_token.expose().to_owned();

    let session = shop.retrieve::<V>(&token).await.unwrap();
    assert_eq!(session.customer_id.as_deref(), Some("customer-123"));

    let shipping = v2_4::Shipping::default().amount(1299);
    let update = UpdateClientSessionRequest::new(&token)
        .clear_customer_id()
        .order(v2_4::Order::default().shipping(shipping));
    let session = shop.update::<V>(&update).await.unwrap();
    assert_eq!((session.amount, session.customer_id), (Some(6299), None));
    token
}

/// The text of such a day on the wire.
fn traffic(version: &str, token: &str) -> Vec<(String, String, Value)> {
    let creation = json!({
        "orderId": "order-42", "currencyCode": "GBP", "customerId": "customer-123",
        "order": {"lineItems": [{"itemId": "shoes-123", "amount": 2500, "quantity": 2}]},
    });
    let update =
        json!({"clientToken": token, "customerId": null, "order": {"shipping": {"amount": 1299}}});
    [("POST", creation), ("GET", Value::Null), ("PATCH", update)]
        .map(|(method, body)| (method.to_owned(), version.to_owned(), body))
        .into()
}

#[tokio::test]
async fn a_service_moves_to_the_next_version_and_back_over_one_transport() {
    let (shop, tap, _sandbox) = open().await;
    let old = trade::<Old>(&shop).await;
    assert_eq!(sent(&tap), traffic("2.1", &old));
    let new = trade::<New>(&shop).await;
    assert_eq!(sent(&tap), traffic("2.4", &new));
    let again = trade::<Old>(&shop).await;
    assert_eq!(sent(&tap), traffic("2.1", &again));

    // A session outlives the move: whoever made it, both can read it.
    let by_new = shop.retrieve::<New>(&old).await.unwrap();
    assert_eq!(shop.retrieve::<Old>(&old).await.unwrap(), by_new);
    assert_eq!(by_new.amount, Some(6299));
}

#[tokio::test]
async fn a_value_without_a_place_in_the_old_version_is_not_sent() {
    let (shop, tap, _sandbox) = open().await;
    let named = v2_4::Order::new([v2_4::LineItem::new(2500).name("Runner")]);
    let request = CreateClientSessionRequest::new("order-42", v2_4::Currency::Gbp, named.clone());
    let created = shop.create::<New>(&request).await.unwrap();
    let token = created.client_token.expose();
    let item = json!({"amount": 2500, "name": "Runner"});
    let body =
        json!({"orderId": "order-42", "currencyCode": "GBP", "order": {"lineItems": [item]}});
    assert_eq!(sent(&tap), [("POST".to_owned(), "2.4".to_owned(), body)]);

    let update = UpdateClientSessionRequest::new(token).order(named);
    for failure in [
        shop.create::<Old>(&request).await.unwrap_err(),
        shop.update::<Old>(&update).await.unwrap_err(),
    ] {
        let Failure::Unfit(error) = failure else {
            panic!("{failure:?}");
        };
        assert_eq!(
            error.to_string(),
            "1 value has no place in API version 2.1: order.lineItems[0].name: not in 2.1"
        );
    }
    assert_eq!(sent(&tap), []);

    // The response may have members that the old version does not declare: they are kept, and declared in the new version.
    let session = shop.retrieve::<Old>(token).await.unwrap();
    assert_eq!(session, shop.retrieve::<New>(token).await.unwrap());
    let items = session.order.unwrap().line_items.unwrap();
    assert_eq!(items[0].name.as_deref(), Some("Runner"));
}

#[tokio::test]
async fn all_versions_fail_alike() {
    async fn refused<V: Version>(shop: &Shop) -> String {
        match shop.retrieve::<V>("no-such-token").await.unwrap_err() {
            Failure::Failed(error) => error.body().unwrap().error.error_id.clone(),
            Failure::Unfit(error) => panic!("{error}"),
        }
    }
    let (shop, _tap, _sandbox) = open().await;
    assert_eq!(refused::<Old>(&shop).await, refused::<New>(&shop).await);
}
