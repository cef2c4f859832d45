#![allow(clippy::unwrap_used)]

use super::user_agent;
use crate::runtime::client::operation::Service;

fn of(application: Option<&str>, title: &'static str, version: &'static str) -> String {
    let service = Service {
        title,
        version,
        env_prefix: None,
        servers: &[],
        security: &[],
        idempotency_keys: &[],
    };
    let header = user_agent(application, &service).unwrap();
    let text = header.to_str().unwrap();
    let (products, generator) = text.rsplit_once("primer-codegen/").unwrap();
    assert_eq!(generator, env!("CARGO_PKG_VERSION"));
    products.to_owned()
}

#[test]
fn a_client_is_named_for_its_document() {
    assert_eq!(
        of(None, "Swagger Petstore", "1.0.27"),
        "swagger-petstore/1.0.27 "
    );
    assert_eq!(
        of(Some("shop/1.4"), "Payments", "2021-09-27"),
        "shop/1.4 payments/2021-09-27 "
    );
}

#[test]
fn a_title_becomes_a_token() {
    assert_eq!(
        of(None, " A/B (beta)\r\nX: y ", "v1 (old)"),
        "a-b-beta-x-y/v1-old "
    );
    assert_eq!(of(None, "Café", ""), "caf ");
    assert_eq!(of(None, "支払い", "1"), "");
    assert_eq!(of(None, "", ""), "");
    let long: &str = "x y ".repeat(500).leak();
    assert_eq!(of(None, long, long).len(), 64 + 1 + 64 + 1);
}
