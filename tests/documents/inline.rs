//! Inline schemas: each becomes a type, named after the way to it.

use primer_tests::{Reply, Server, read, written};

primer_codegen::generate_api! {
    mod api = "inline.yaml" {
        all_schemas;
    }
}

use self::api::*;

#[tokio::test]
async fn types_are_named_after_the_way_to_them() {
    let server = Server::start(Reply::json(200, r#"{"id":"o-1","lines":{"count":1}}"#)).await;
    let client = server.client(Client::builder());
    let part = PlaceOrderRequestLinesItemPartsItemItem::default().number(7);
    let line = PlaceOrderRequestLinesItem::new("shoes-123")
        .state(PlaceOrderRequestLinesItemState::Used)
        .parts([vec![part]]);
    let shipping = PlaceOrderRequestShipping::default()
        .address(PlaceOrderRequestShippingAddress::default().city("Oslo"));
    let request = PlaceOrderRequest::new([line])
        .payment(PlaceOrderRequestPaymentCard::new("4111"))
        .prices([("gross", PlaceOrderRequestPricesValue::default().amount(5))])
        .shipping(shipping);
    let options = PlaceOrderOptions::default().sort(PlaceOrderSort::Up);

    let response: PlaceOrderResponse = client.place_order("o-1", options, request).await.unwrap();

    assert_eq!(
        response.lines,
        Some(PlaceOrderResponseLines::default().count(1))
    );
    let request = server.request();
    assert_eq!(request.line, "PUT /orders/o-1?sort=up HTTP/1.1");
    assert_eq!(
        request.text(),
        concat!(
            r#"{"lines":[{"sku":"shoes-123","state":"used","parts":[[{"number":7}]]}],"#,
            r#""shipping":{"address":{"city":"Oslo"}},"prices":{"gross":{"amount":5}},"#,
            r#""payment":{"number":"4111"}}"#,
        )
    );
}

#[tokio::test]
async fn the_body_of_a_failure_is_named_after_its_status() {
    let server = Server::start(Reply::json(400, r#"{"reason":"no lines"}"#)).await;
    let client = server.client(Client::builder());
    let request = PlaceOrderRequest::new([]);
    let error = client
        .place_order("o-1", Default::default(), request)
        .await
        .unwrap_err();
    let body: &PlaceOrderBadRequest = error.body().unwrap();
    assert_eq!(body.reason.as_deref(), Some("no lines"));
}

#[tokio::test]
async fn an_operation_without_an_id_is_named_after_its_method_and_path() {
    let server = Server::start(Reply::json(200, r#"[{"a":1},{}]"#)).await;
    let client = server.client(Client::builder());
    let items: Vec<GetWithoutIdByNameResponseItem> =
        client.get_without_id_by_name("x").await.unwrap();
    assert_eq!(items[0].a, Some(1));
    assert_eq!(items[1], GetWithoutIdByNameResponseItem::default());
    assert_eq!(server.request().path(), "/without-id/x");
}

#[test]
fn a_component_keeps_its_name_and_an_inline_schema_takes_another() {
    let owner: BasketOwner = String::from("text");
    assert_eq!(owner, "text");
    let basket: Basket = read(r#"{"owner":{"name":"Jo"}}"#);
    let owner: BasketOwner2 = basket.owner.clone().unwrap();
    assert_eq!(owner.name.as_deref(), Some("Jo"));
    assert_eq!(written(&basket), r#"{"owner":{"name":"Jo"}}"#);
}
