//! A service: a crate that has nothing of this workspace but `primer-api`, and speaks to the sandbox.

use primer_tests::Project;

const SERVICE: &str = r#"
use primer_api::sandbox::Sandbox;
use primer_api::v2_4::{Client, CreateClientSessionRequest, Currency, LineItem, Order, UpdateClientSessionRequest};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = Sandbox::start().await?;
    let client = Client::builder()
        .base_url(sandbox.base_url())
        .api_key(sandbox.api_key())
        .build()?;

    let basket = Order::new([LineItem::new(2500).item_id("shoes-123").quantity(2)]);
    let created = client
        .create_client_session(
            CreateClientSessionRequest::new("order-42", Currency::Gbp, basket.clone())
                .customer_id("customer-123")
                .metadata([("channel", "web")]),
        )
        .await?;
    println!("created: {:?}", created.amount);

    let token = created.client_token.expose();
    let updated = client
        .update_client_session(UpdateClientSessionRequest::new(token).clear_customer_id().order(basket))
        .await?;
    println!("updated: {:?}", updated.customer_id);

    let session = client.retrieve_client_session(token).await?;
    println!("retrieved: {:?}", session.order_id);

    let refused = client.retrieve_client_session("no such token").await.unwrap_err();
    println!("refused: {:?}", refused.status());
    Ok(())
}
"#;

#[test]
fn a_service_needs_nothing_but_the_crate_and_a_runtime() {
    let files = [("src/main.rs", SERVICE)];
    let project = Project::new(
        env!("CARGO_TARGET_TMPDIR"),
        "checkout",
        &["primer-api"],
        &files,
    );
    let run = project.run();
    assert!(run.success, "{}", run.stderr);
    let said =
        "created: Some(5000)\nupdated: None\nretrieved: Some(\"order-42\")\nrefused: Some(404)\n";
    assert_eq!(run.stdout, said);
}
