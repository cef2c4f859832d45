//! A checkout, from the first basket to a broken connection.
//!
//! ```sh
//! cargo run --example checkout --features sandbox                    # against the local sandbox
//! PRIMER_API_KEY=... cargo run --example checkout --features sandbox # against Primer's own
//! ```
//!
//! With a key in the environment the client is set up by it; `PRIMER_ENVIRONMENT` then chooses between Primer's `sandbox`,
//! which is the default, and `production`.

use std::error::Error;
use std::process::ExitCode;

use primer_api::mock::Reply;
use primer_api::sandbox::Sandbox;
use primer_api::v2_4::{
    Client, ClientSession, CountryCode, CreateClientSessionRequest, Currency, Customer, LineItem,
    Order, OrderUpdate, Shipping, UpdateClientSessionRequest,
};
use primer_api::{ErrorKind, Executed, Secret, Versioned, v2_1};

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
        let client = Client::from_env()?;
        return tour(&client).await;
    }
    let sandbox = Sandbox::start().await?;
    let client = Client::builder()
        .base_url(sandbox.base_url())
        .api_key(sandbox.api_key())
        .build()?;
    tour(&client).await?;
    break_the_connection(&client, &sandbox).await
}

async fn tour(client: &Client) -> Result<(), Box<dyn Error>> {
    println!("talking to {}", client.transport().base_url());
    let token = open(client).await?;
    change(client, &token).await?;
    print!("{DOES_NOT_COMPILE}");
    break_a_limit(client).await;
    break_a_rule(client).await;
    speak_another_version(client).await
}

/// The shopper opens the checkout. Amounts are in minor units: 2500 is GBP 25.00.
async fn open(client: &Client) -> Result<Secret, Box<dyn Error>> {
    println!("\na basket becomes a client session");
    let basket = Order::new([shoes().quantity(2)]).country_code(CountryCode::Gb);
    let request = CreateClientSessionRequest::new("order-42", Currency::Gbp, basket)
        .customer_id("customer-123")
        .customer(Customer::default().email_address("jo@example.com"))
        .metadata([("channel", "web")]);
    let created = client.create_client_session(request).await?;
    // The page gets `created.client_token.expose()`; a log never does. Personal data is in no log either.
    println!(
        "  created: token {:?}, valid until {}",
        created.client_token, created.client_token_expiration_date
    );
    println!("  for: {:?}", created.customer);
    for warning in created.warnings.iter().flatten() {
        println!("  warning: {warning:?}");
    }
    let session = client
        .retrieve_client_session(&created.client_token)
        .await?;
    show("retrieved", &session);
    Ok(created.client_token)
}

/// In an update, each member is kept, cleared or set, at every depth.
async fn change(client: &Client, token: &Secret) -> Result<(), Box<dyn Error>> {
    println!("\nthe basket changes, and the session with it");
    let order = OrderUpdate::default()
        .line_items([shoes()])
        .shipping(Shipping::default().amount(199));
    let session = client
        .update_client_session(UpdateClientSessionRequest::new(token).order(order))
        .await?;
    show("one pair goes back", &session);

    let request = UpdateClientSessionRequest::new(token)
        .clear_customer_id() // `null`
        .order(OrderUpdate::default().clear_shipping());
    show(
        "collected by a guest",
        &client.update_client_session(request).await?,
    );
    Ok(())
}

/// Each of these is a test of the compiler's messages, below `tests/ui`.
const DOES_NOT_COMPILE: &str = r#"
what the compiler refuses

  println!("created {}", session.client_token);
  error[E0277]: `primer_api::Secret` doesn't implement `std::fmt::Display`

  v2_1::LineItem::new(2500).name("Shoes");
  error[E0277]: `name` of `LineItem` is not part of API version 2.1; it was added in 2.2

  v2021_09_27_client.update_client_session();
  error[E0277]: `update_client_session` is not part of API version 2021-09-27; it was added in 2.1
"#;

/// A request that the document forbids is not sent at all, and everything that is wrong with it is known at once.
async fn break_a_limit(client: &Client) {
    println!("\nwhat the client refuses, before anything is sent");
    let basket = Order::new([LineItem::new(-1), LineItem::new(100).item_id("")]);
    let request = CreateClientSessionRequest::new("order-43", Currency::Gbp, basket);
    if let Err(error) = client.create_client_session(request).await {
        for violation in error.violations() {
            println!("  {violation}");
        }
        println!("  executed: {:?}. {}", error.executed(), next_step(&error));
    }
}

/// A request that only the service can refuse: an amount needs a currency.
async fn break_a_rule(client: &Client) {
    println!("\nwhat the service refuses");
    let request = CreateClientSessionRequest::default().order(Order::new([shoes()]));
    if let Err(error) = client.create_client_session(request).await {
        println!(
            "  status {}, {}, diagnostics id {} for Primer's support",
            error.status().unwrap_or_default(),
            error.error_id().unwrap_or("no error id"),
            error.diagnostics_id().unwrap_or("unknown"),
        );
        println!("  executed: {:?}. {}", error.executed(), next_step(&error));
    }
}

/// Another version is another `use`; both clients share one transport, and so its connections.
async fn speak_another_version(client: &Client) -> Result<(), Box<dyn Error>> {
    println!("\na service that moves from 2.1 to 2.4 speaks both");
    let old = v2_1::LineItem::new(1200).description("Socks");
    let basket = Order::new([old.to_version::<LineItem>()?, shoes()]);
    println!("  2.1 to 2.4: every value has a place");
    match basket.to_version::<v2_1::Order>() {
        Ok(_) => println!("  2.4 to 2.1: every value has a place"),
        Err(loss) => println!("  2.4 to 2.1: {loss}"),
    }

    let client = v2_1::Client::from(client.transport().clone());
    let basket = v2_1::Order::new([old]).country_code(v2_1::CountryCode::Gb);
    // This version takes any text for a currency. Nobody mistakes it for the order: they are named.
    let request =
        v2_1::CreateClientSessionRequest::new(v2_1::CreateClientSessionRequestArguments {
            order_id: "order-44".into(),
            currency_code: "GBP".into(),
            order: basket,
        });
    let created = client.create_client_session(request).await?;
    // Until 2.4 no version promises a token: the compiler says so.
    let token = created.client_token.ok_or("no client token")?;
    show("by 2.1", &client.retrieve_client_session(token).await?);
    Ok(())
}

/// What the sandbox can do, and Primer's own would rather not: fail on demand.
async fn break_the_connection(client: &Client, sandbox: &Sandbox) -> Result<(), Box<dyn Error>> {
    println!("\nwhen the connection breaks");
    let token = open_quietly(client).await?;
    sandbox.fail_next(Reply::close());
    sandbox.fail_next(Reply::close());
    let before = sandbox.requests().len();
    client.retrieve_client_session(&token).await?;
    let attempts = sandbox.requests().len() - before;
    println!("  a retrieve does no harm: it was repeated, and succeeded at attempt {attempts}");

    sandbox.fail_next(Reply::close());
    if let Err(error) = open_quietly(client).await {
        println!("  a create may have made a session already: {error}");
        println!("  executed: {:?}. {}", error.executed(), next_step(&error));
    }
    Ok(())
}

/// `?` makes one error of those of all operations.
async fn open_quietly(client: &Client) -> Result<Secret, primer_api::Error> {
    let request = CreateClientSessionRequest::new("order-45", Currency::Gbp, Order::new([shoes()]));
    Ok(client.create_client_session(request).await?.client_token)
}

/// The next step of a shop that could not open a checkout, by the one question that money asks: was it executed?
fn next_step<F>(error: &primer_api::Error<F>) -> &'static str {
    match (error.executed(), error.kind()) {
        // Without its token nobody can pay with the first session. It expires unused, and a session alone charges nobody.
        (Executed::Perhaps | Executed::Yes, _) => "Create another session.",
        (Executed::No, ErrorKind::Configuration | ErrorKind::Request) => {
            "Correct the request or the API key."
        }
        (Executed::No, ErrorKind::Status) if error.status() != Some(429) => {
            "Correct the request or the API key."
        }
        (Executed::No, _) if error.is_permanent() => "Look at certificates and proxies.",
        (Executed::No, _) => "Try again.",
    }
}

fn shoes() -> LineItem {
    LineItem::new(2500).item_id("shoes-123").name("Some shoes")
}

/// Prints a session of any version; no conversion fails that leads to a later one.
fn show<S>(what: &str, session: &S)
where
    S: Versioned<Family = <ClientSession as Versioned>::Family>,
{
    let Ok(session) = session.to_version::<ClientSession>() else {
        return println!("  {what}: a session that 2.4 cannot hold");
    };
    let amount = session.amount.unwrap_or(0);
    // The customer's id identifies a person: that there is one is all that is printed.
    let customer = match session.customer_id {
        Some(_) => "a known customer",
        None => "a guest",
    };
    println!(
        "  {what}: {} for {customer}, {} {}.{:02}",
        session.order_id.as_deref().unwrap_or("no order"),
        session.currency_code.as_deref().unwrap_or("no currency"),
        amount / 100,
        amount % 100,
    );
}
