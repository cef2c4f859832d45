//! A service that speaks several versions of the API at once, and moves from one to the next.
//!
//! ```sh
//! cargo run --example versions --features sandbox
//! ```
//!
//! The service holds its baskets in the types of 2.4. What it needs of a version is a trait of its own; the rest is generic.

use std::error::Error;

use primer_api::runtime::Call;
use primer_api::sandbox::Sandbox;
use primer_api::v2_4::{
    CreateClientSessionRequest, CreateClientSessionResponse, ErrorResponse, LineItem, Order,
};
use primer_api::{Transport, Versioned, v2_1, v2_2, v2_4};

/// A version of the API, as far as this service uses it.
///
/// All versions have the same `ErrorResponse`; the requests and the responses are related by what they are in every version.
trait Version {
    const NAME: &str;
    type Client: From<Transport>;
    type Request: Versioned<Family = <CreateClientSessionRequest as Versioned>::Family>;
    type Session: Versioned<Family = <CreateClientSessionResponse as Versioned>::Family>;

    fn create(client: &Self::Client, request: Self::Request) -> Call<Self::Session, ErrorResponse>;
}

macro_rules! version {
    ($name:ident, $number:literal, $module:ident) => {
        struct $name;

        impl Version for $name {
            const NAME: &str = $number;
            type Client = $module::Client;
            type Request = $module::CreateClientSessionRequest;
            type Session = $module::CreateClientSessionResponse;

            fn create(
                client: &Self::Client,
                request: Self::Request,
            ) -> Call<Self::Session, ErrorResponse> {
                client.create_client_session(request)
            }
        }
    };
}

version!(V2_1, "2.1", v2_1);
version!(V2_2, "2.2", v2_2);
version!(V2_4, "2.4", v2_4);

/// Creates a session by any version of the API.
async fn create<V: Version>(
    transport: &Transport,
    request: &CreateClientSessionRequest,
) -> Result<CreateClientSessionResponse, Box<dyn Error>> {
    let client = V::Client::from(transport.clone());
    let session = V::create(&client, request.to_version::<V::Request>()?).await?;
    Ok(session.to_version()?)
}

/// Creates a session and says what came of it.
async fn show<V: Version>(transport: &Transport, request: &CreateClientSessionRequest) {
    match create::<V>(transport, request).await {
        Ok(session) => println!("  by {}: amount {:?}", V::NAME, session.amount),
        Err(error) => println!("  by {}: {error}", V::NAME),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::start().await?;
    let client = v2_4::Client::builder()
        .base_url(sandbox.base_url())
        .api_key(sandbox.api_key())
        .build()?;
    let transport = client.transport(); // one, and so one pool of connections, for all versions

    let shoes = LineItem::new(2500).item_id("shoes-123").quantity(2);
    let plain = CreateClientSessionRequest::new(
        "order-42",
        v2_4::Currency::Gbp,
        Order::new([shoes.clone()]),
    );
    println!("a basket that every version can hold");
    show::<V2_1>(transport, &plain).await;
    show::<V2_2>(transport, &plain).await;
    show::<V2_4>(transport, &plain).await;

    let named = Order::new([shoes.name("Shoes")]);
    let named = CreateClientSessionRequest::new("order-43", v2_4::Currency::Gbp, named);
    println!("a basket with names, which 2.2 added");
    show::<V2_1>(transport, &named).await;
    show::<V2_2>(transport, &named).await;
    show::<V2_4>(transport, &named).await;

    // Between neighbours the conversions are `From` where every value has a place, and `TryFrom` where not.
    let old = v2_1::LineItem::new(1200).description("Socks");
    let new = v2_2::LineItem::from(old.clone());
    assert_eq!(v2_1::LineItem::try_from(new)?, old);

    println!("what 2.4 changed for those who write code against it");
    for change in v2_4::CHANGES.iter().filter(|change| change.breaking) {
        println!("  {change}");
    }
    Ok(())
}
