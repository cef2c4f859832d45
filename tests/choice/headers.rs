//! Headers that every request has, by an option of the module or by an overlay.

use primer_tests::{Reply, Server};

primer_codegen::generate_api! {
    mod free = "headers.yaml";
    mod shop = "headers.yaml" {
        headers = {"x-client" = "shop/1.0", "X-Team" = "till & stock"};
    }
    mod pinned = "headers.yaml" + "pinned.yaml";
}

/// The value of each header in the one request that was sent since the last look; two values of one are joined.
fn sent<const N: usize>(server: &Server, names: [&str; N]) -> [String; N] {
    let request = server.request();
    names.map(|name| {
        let headers = request.headers.iter();
        let named = headers.filter(|(own, _)| own.eq_ignore_ascii_case(name));
        let values: Vec<&str> = named.map(|(_, value)| value.as_str()).collect();
        values.join(" and ")
    })
}

#[tokio::test]
async fn a_header_of_the_module_is_sent_with_every_request_and_is_no_argument() {
    let server = Server::start(Reply::empty(204)).await;
    let client: shop::Client = server.keyless(shop::Client::builder());
    let options = shop::ListOrdersOptions::default().x_page(3);
    client.list_orders(options).await.unwrap();
    let names = ["x-client", "x-team", "x-version", "x-page"];
    assert_eq!(sent(&server, names), ["shop/1.0", "till & stock", "2", "3"]);
    client.get_stock().await.unwrap();
    assert_eq!(sent(&server, names), ["shop/1.0", "till & stock", "", ""]);
}

#[tokio::test]
async fn a_header_of_the_module_is_not_replaced_by_one_of_the_builder() {
    let server = Server::start(Reply::empty(204)).await;
    let builder = shop::Client::builder().header("X-Client", "another");
    let client: shop::Client = server.keyless(builder);
    assert!(client.get_stock().await.is_err());
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn other_modules_of_the_document_have_the_header_as_an_argument() {
    let server = Server::start(Reply::empty(204)).await;
    let client: free::Client = server.keyless(free::Client::builder());
    let options = free::ListOrdersOptions::default();
    client.list_orders("kiosk", options).await.unwrap();
    assert_eq!(sent(&server, ["x-client", "x-team"]), ["kiosk", ""]);
}

#[tokio::test]
async fn an_overlay_pins_a_required_header_by_its_only_value() {
    let server = Server::start(Reply::empty(204)).await;
    let client: pinned::Client = server.keyless(pinned::Client::builder());
    let options = pinned::ListOrdersOptions::default();
    client.list_orders(options).await.unwrap();
    assert_eq!(sent(&server, ["x-client"]), ["shop/2.0"]);
}
