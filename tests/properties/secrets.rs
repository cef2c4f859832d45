//! Secrets and personal data: sent and read, but never shown.

use std::fmt::Debug;
use std::sync::LazyLock;
use std::time::Duration;

use primer_api::Retry;
use primer_api::runtime::Error;
use primer_api::v2_4::*;
use primer_tests::{Reply, Server, Step, debug_text, error_text, unused_address};
use proptest::prelude::*;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());

/// The printed text of an error and of its causes, with everything that it has besides the response.
fn shown_error<F: Debug + 'static>(error: &Error<F>) -> String {
    error_text(error) + &debug_text(&(error.violations(), error.body()))
}

/// Text that occurs nowhere but where it is planted; long enough for no accident.
fn secret() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9]{16,24}"
}

fn address(secret: &str) -> Address {
    Address::default()
        .first_name(secret)
        .last_name(secret)
        .address_line1(secret)
        .address_line2(secret)
        .city(secret)
        .state(secret)
        .postal_code(secret)
        .country_code(CountryCode::Unrecognized(secret.to_owned()))
}

fn customer(secret: &str) -> Customer {
    Customer::default()
        .email_address(format!("{secret}@example.com"))
        .mobile_number(secret)
        .first_name(secret)
        .last_name(secret)
        .tax_id(secret)
        .national_document_id(secret)
        .billing_address(address(secret))
        .shipping_address(address(secret))
}

fn payment_method(secret: &str) -> PaymentMethod {
    let mut options = PaymentMethodOptions::default();
    let option =
        PaymentMethodOption::default().extra_merchant_data([(secret, json!({ secret: [secret] }))]);
    options
        .additional_properties
        .insert("KLARNA".to_owned(), option);
    PaymentMethod::default().options(options)
}

fn create(secret: &str) -> CreateClientSessionRequest {
    let order = Order::new([]).country_code(CountryCode::Unrecognized(secret.to_owned()));
    let currency = Currency::Unrecognized(secret.to_owned());
    CreateClientSessionRequest::new("order-abc", currency, order)
        .customer_id(secret)
        .customer(customer(secret))
        .metadata([
            (secret, json!([secret])),
            ("nested", json!({ secret: secret })),
        ])
        .payment_method(payment_method(secret))
}

fn update(secret: &str) -> UpdateClientSessionRequest {
    UpdateClientSessionRequest::new(secret)
        .customer_id(secret)
        .customer(customer(secret))
        .metadata([(secret, secret)])
        .payment_method(payment_method(secret))
}

/// A response with secrets in every place that a service writes.
fn session(secret: &str) -> Value {
    let mut session = json!({
        "clientToken": secret,
        "clientTokenExpirationDate": secret,
        "customerId": secret,
        "customer": customer(secret),
        "metadata": {secret: secret},
        "paymentMethod": payment_method(secret),
        "order": {"countryCode": secret, "lineItems": [{"amount": 1, secret: secret}]},
        "warnings": [{secret: secret}, [secret], {"code": {secret: secret}}],
    });
    session[secret] = json!([secret]);
    session
}

/// Responses that are failures, or that cannot be read.
fn failures(secret: &str) -> Vec<Reply> {
    let json = |status, value: Value| Reply::json(status, &value.to_string());
    let wrong = |name: &str, value: Value| {
        let mut session = session(secret);
        session[name] = value;
        json(200, session)
    };
    let envelope = json!({"error": {
        "errorId": "RequestValidationError",
        "description": secret,
        "recoverySuggestion": secret,
        "diagnosticsId": "1234",
        "validationErrors": [secret, {"model": "M", "errors": [{"path": "$.a", "description": secret}]}, {secret: secret}],
        secret: secret,
    }});
    vec![
        json(400, envelope.clone()),
        json(422, envelope),
        json(
            500,
            json!({"error": {"errorId": {secret: secret}, "description": secret}}),
        ),
        json(503, json!({secret: secret})),
        json(201, json!({"clientToken": [secret], secret: secret})),
        Reply::of(
            403,
            &[("content-type", "text/html"), ("set-cookie", secret)],
            secret.as_bytes(),
        ),
        Reply::of(302, &[("location", secret)], secret.as_bytes()),
        Reply::of(200, &[("content-type", secret)], secret.as_bytes()),
        Reply::of(
            200,
            &[("content-type", "application/json")],
            secret.as_bytes(),
        ),
        Reply::json(200, &format!("{{\"{secret}\":\"{secret}\"")),
        Reply::json(200, &format!("\"{secret}\"")),
        wrong("amount", json!(secret)),
        wrong("amount", json!({secret: secret})),
        wrong("clientToken", json!([secret])),
        wrong("customer", json!(secret)),
        wrong("order", json!({"countryCode": {"a": secret}})),
        wrong("metadata", json!(secret)),
    ]
}

/// Attempts are repeated without a wait.
fn at_once() -> Retry {
    Retry::default().jitter(|_| Duration::ZERO)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn requests_do_not_show_their_secrets(secret in secret()) {
        let (create, update) = (create(&secret), update(&secret));
        prop_assert!(serde_json::to_string(&create).unwrap().matches(&*secret).count() > 20);
        for shown in [debug_text(&create), debug_text(&update), debug_text(&create.customer), debug_text(&create.payment_method)] {
            prop_assert!(!shown.contains(&secret), "{}", shown);
        }
    }

    #[test]
    fn calls_and_clients_do_not_show_their_secrets(secret in secret()) {
        let client = Client::builder().api_key(&*secret).base_url("http://127.0.0.1:1").build().unwrap();
        let shown = [
            debug_text(&Client::builder().api_key(&*secret).base_url(format!("https://u:{secret}@example.com"))),
            debug_text(&client),
            debug_text(&client.retrieve_client_session(&*secret).header("X-Trace", &*secret)),
            debug_text(&client.create_client_session(create(&secret))),
        ];
        prop_assert!(!shown.concat().contains(&secret), "{:?}", shown);
    }

    #[test]
    fn responses_do_not_show_their_secrets(secret in secret()) {
        RUNTIME.block_on(async {
            let server = Server::start(Reply::json(200, &session(&secret).to_string())).await;
            let client = server.client(Client::builder());
            let created = client.create_client_session(create(&secret)).with_response().await.unwrap();
            let retrieved = client.retrieve_client_session(&*secret).await.unwrap();
            let updated = client.update_client_session(update(&secret)).await.unwrap();
            assert_eq!(created.body().client_token.expose(), secret);
            // Of a status that is not documented, but that fits.
            server.respond(Reply::json(201, &session(&secret).to_string()));
            let other = client.create_client_session(create(&secret)).with_response().await.unwrap();
            let shown = [debug_text(&created), debug_text(created.body()), debug_text(&other), debug_text(&retrieved), debug_text(&updated)].concat();
            assert!(!shown.contains(&secret), "{shown}");
            assert!(shown.contains("[redacted]"), "{shown}");
        });
    }

    #[test]
    fn failures_do_not_show_their_secrets(secret in secret()) {
        RUNTIME.block_on(async {
            let server = Server::start(Reply::empty(500)).await;
            let client = server.client(Client::builder().api_key(&*secret).retry(at_once()));
            for reply in failures(&secret) {
                server.respond(reply.clone());
                let created = client.create_client_session(create(&secret)).await.unwrap_err();
                let shown = shown_error(&created);
                assert!(!shown.contains(&secret), "{reply:?}\n{shown}");
                for result in [
                    client.retrieve_client_session(&*secret).await,
                    client.update_client_session(update(&secret)).await,
                ] {
                    let shown = match &result {
                        Ok(session) => self::debug_text(session),
                        Err(error) => shown_error(error),
                    };
                    assert!(!shown.contains(&secret), "{reply:?}\n{shown}");
                }
            }
        });
    }

    #[test]
    fn failures_without_a_response_do_not_show_their_secrets(secret in secret()) {
        RUNTIME.block_on(async {
            let url = format!("http://{}", unused_address());
            let client = Client::builder().api_key(&*secret).base_url(url).retry(at_once()).build().unwrap();
            let error = client.retrieve_client_session(&*secret).await.unwrap_err();
            let shown = shown_error(&error);
            assert!(!shown.contains(&secret), "{shown}");

            // A server that does not speak HTTP.
            let server = Server::scripted([Step::Write(secret.clone().into_bytes())]);
            let client = server.keyless(Client::builder().api_key(&*secret).retry(at_once()));
            let error = client.update_client_session(update(&secret)).await.unwrap_err();
            let shown = shown_error(&error);
            assert!(!shown.contains(&secret), "{shown}");
        });
    }

    #[test]
    fn violations_do_not_show_their_secrets(secret in secret()) {
        RUNTIME.block_on(async {
            let server = Server::start(Reply::empty(500)).await;
            let client = server.client(Client::builder());
            let long = secret.repeat(20);
            let error = client.create_client_session(create(&long).amount(-1)).await.unwrap_err();
            assert!(error.violations().len() > 10, "{error:?}");
            let shown = shown_error(&error);
            assert!(!shown.contains(&secret), "{shown}");
            assert_eq!(server.requests(), []);
        });
    }
}

#[test]
fn a_shown_secret_is_found() {
    let order = Order::default().shipping(Shipping::default().method_id("not-a-secret"));
    assert!(debug_text(&order).contains("not-a-secret"));
    assert!(!debug_text(&customer("a-secret")).contains("a-secret"));
}
