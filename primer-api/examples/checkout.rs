//! A checkout, from the first basket to the refreshed one.
//!
//! ```sh
//! cargo run --example checkout --features sandbox                 # against the local sandbox
//! PRIMER_API_KEY=... cargo run --example checkout --features sandbox # against Primer's own
//! ```
//!
//! With a key in the environment the client is set up by it; `PRIMER_ENVIRONMENT` then chooses between Primer's `sandbox`,
//! which is the default, and `production`.

use std::error::Error;
use std::process::ExitCode;

use primer_api::sandbox::Sandbox;
use primer_api::v2_4::{
    Client, ClientSession, CountryCode, CreateClientSessionRequest, Currency, Customer, LineItem,
    Order, Shipping, UpdateClientSessionRequest,
};
use primer_api::{ErrorKind, Executed};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One line, without a token, a name or a URL in it: an error can be logged as it is.
            eprintln!("the checkout failed: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    if std::env::var_os("PRIMER_API_KEY").is_some_and(|key| !key.is_empty()) {
        return check_out(&Client::from_env()?).await;
    }
    let sandbox = Sandbox::start().await?;
    let client = Client::builder()
        .base_url(sandbox.base_url())
        .api_key(sandbox.api_key())
        .build()?;
    check_out(&client).await
}

async fn check_out(client: &Client) -> Result<(), Box<dyn Error>> {
    println!("talking to {}", client.transport().base_url());

    // The shopper opens the checkout. Amounts are in minor units: 2500 is GBP 25.00.
    let basket = Order::new([LineItem::new(2500)
        .item_id("shoes-123")
        .description("Some shoes")
        .quantity(2)])
    .country_code(CountryCode::Gb);
    let created = client
        .create_client_session(
            CreateClientSessionRequest::new("order-42", Currency::Gbp, basket)
                .customer_id("customer-123")
                .customer(Customer::default().email_address("jo@example.com"))
                .metadata([("channel", "web")]),
        )
        .await
        .inspect_err(|error| eprintln!("{}", next_step(error)))?;
    // The page gets `created.client_token.expose()`; a log never does.
    println!(
        "created: token {:?}, valid until {}",
        created.client_token, created.client_token_expiration_date
    );
    for warning in created.warnings.iter().flatten() {
        println!("  warning: {warning:?}");
    }

    let session = client
        .retrieve_client_session(&created.client_token)
        .await?;
    show("retrieved", &session);
    println!("  customer: {:?}", session.customer);

    // One pair of shoes goes back, and the address is known. What is left out stays as it is.
    let order = Order::new([LineItem::new(2500)
        .item_id("shoes-123")
        .description("Some shoes")])
    .shipping(Shipping::default().amount(199));
    let session = client
        .update_client_session(UpdateClientSessionRequest::new(&created.client_token).order(order))
        .await?;
    show("changed the basket", &session);

    // The shopper goes on as a guest: clearing a member is sending `null` for it.
    let session = client
        .update_client_session(
            UpdateClientSessionRequest::new(&created.client_token).clear_customer_id(),
        )
        .await?;
    show("cleared the customer", &session);

    break_a_limit(client).await;
    break_a_rule(client).await;
    open_in_another_version(client).await
}

/// The next step of a shop that could not open a checkout.
fn next_step<F>(error: &primer_api::Error<F>) -> &'static str {
    match (error.executed(), error.kind()) {
        // Without its token nobody can pay with the first session. It expires unused, and a session alone charges nobody.
        (Executed::Perhaps | Executed::Yes, _) => "create another session",
        (Executed::No, ErrorKind::Configuration | ErrorKind::Request) => {
            "correct the request or the API key"
        }
        (Executed::No, ErrorKind::Status) if error.status() != Some(429) => {
            "correct the request or the API key"
        }
        (Executed::No, _) if error.is_permanent() => "look at certificates and proxies",
        (Executed::No, _) => "try again",
    }
}

fn show(what: &str, session: &ClientSession) {
    let lines = session
        .order
        .iter()
        .flat_map(|order| order.line_items.iter().flatten());
    let pieces: i64 = lines.map(LineItem::quantity_or_default).sum();
    // The customer's id identifies a person: that there is one is all that is printed.
    let customer = if session.customer_id.is_some() {
        "a known customer"
    } else {
        "a guest"
    };
    println!(
        "{what}: order {} for {customer}, pieces: {pieces}, total: {} {}",
        session.order_id.as_deref().unwrap_or("unknown"),
        session.currency_code.as_deref().unwrap_or("no currency"),
        session.amount.unwrap_or(0),
    );
}

/// A request that the document forbids is not sent at all, and everything that is wrong with it is known at once.
async fn break_a_limit(client: &Client) {
    let basket = Order::new([LineItem::new(-1), LineItem::new(100).item_id("")]);
    let request = CreateClientSessionRequest::new("order-43", Currency::Gbp, basket);
    match client.create_client_session(request).await {
        Ok(_) => println!("a price below zero was accepted"),
        Err(error) => {
            println!("refused before sending, {:?}:", error.delivery());
            for violation in error.violations() {
                println!("  {violation}");
            }
        }
    }
}

/// A request that only the service can refuse: an amount needs a currency.
async fn break_a_rule(client: &Client) {
    let basket = Order::new([LineItem::new(2500)]);
    let request = CreateClientSessionRequest::default().order(basket);
    match client.create_client_session(request).await {
        Ok(_) => println!("an amount without a currency was accepted"),
        Err(error) => println!(
            "refused by the service: status {}, {}, diagnostics id {} for Primer's support",
            error.status().unwrap_or_default(),
            error.error_id().unwrap_or("no error id"),
            error.diagnostics_id().unwrap_or("unknown"),
        ),
    }
}

/// Another version is another `use`; both clients share one transport, and so its connections.
async fn open_in_another_version(client: &Client) -> Result<(), Box<dyn Error>> {
    use primer_api::v2_1::{
        Client, CountryCode, CreateClientSessionRequest, CreateClientSessionRequestArguments,
        LineItem, Order,
    };

    let client = Client::from(client.transport().clone());
    let basket = Order::new([LineItem::new(2500)
        .item_id("shoes-123")
        .description("Some shoes")
        .quantity(2)])
    .country_code(CountryCode::Gb);
    // This version takes any text for a currency. Nobody mistakes it for the order: they are named.
    let request = CreateClientSessionRequest::new(CreateClientSessionRequestArguments {
        order_id: "order-44".into(),
        currency_code: "GBP".into(),
        order: basket,
    });
    let created = client.create_client_session(request).await?;
    // Until 2.4 no version promises a token: the compiler says so, and only here do these lines differ.
    let token = created
        .client_token
        .ok_or("the response holds no client token")?;
    let session = client.retrieve_client_session(token).await?;
    println!(
        "the same in 2.1: order {}, total: {} {}",
        session.order_id.as_deref().unwrap_or("unknown"),
        session.currency_code.as_deref().unwrap_or("no currency"),
        session.amount.unwrap_or(0),
    );
    Ok(())
}
