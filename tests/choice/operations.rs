//! Chosen operations: the rest of the document, which is full of mistakes, is not looked at.

use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    #[deny(deprecated)]
    mod one = "shop.yaml" {
        operations = ["getOrder"];
    }
    #[deny(deprecated)]
    mod several = "shop.yaml" {
        operations = ["DELETE /orders/{id}"];
        tags = ["stock"];
    }
    mod types = "shop.yaml" {
        tags = ["orders"];
        types_only;
    }
}

#[tokio::test]
async fn a_chosen_operation_is_called_as_ever() {
    let body = r#"{"total":{"amount":5,"currency":"GBP"}}"#;
    let server = Server::start(Reply::json(200, body)).await;
    let client = one::Client::builder()
        .base_url(server.url())
        .build()
        .unwrap();
    let order = client.get_order("a").await.unwrap();
    assert_eq!(order.total.amount, 5);
    assert_eq!(one::VERSION, "1");
}

#[tokio::test]
async fn an_operation_is_chosen_by_method_and_path_and_others_by_a_tag() {
    let server = Server::start(Reply::json(200, r#"{"items":3}"#)).await;
    let client = several::Client::builder()
        .base_url(server.url())
        .build()
        .unwrap();
    assert_eq!(client.get_stock().await.unwrap().items, Some(3));
    server.respond(Reply::empty(204));
    client.cancel_order("a").await.unwrap();
}

#[test]
fn types_alone_have_no_client_and_are_those_of_the_other_modules() {
    #[allow(dead_code)]
    struct Client;
    #[allow(unused_imports)]
    use types::*;
    // There is one `Client` in scope: that of this function.
    let _ = Client;
    let order: one::Order = types::Order::new(types::Money::new(5, "GBP"));
    assert_eq!(order.total.currency, "GBP");
}
