//! Requests that break every rule.

use primer_api::runtime::{Delivery, ErrorKind};
use primer_api::v2_4::{Client, CreateClientSessionRequest, Currency, LineItem, Order};

use super::server::serve;

#[tokio::test]
async fn all_violations_are_listed_and_the_message_is_short() {
    let server = serve(|connection| async move { drop(connection) });
    let client = Client::builder()
        .base_url(server.url())
        .api_key("k")
        .build()
        .unwrap();
    let item = LineItem::new(-1).item_id("").name("planted".repeat(40));
    let order = Order::new(vec![item; 100_000]);
    let call = client.create_client_session(CreateClientSessionRequest::new(
        "order-1",
        Currency::Gbp,
        order,
    ));

    let error = call.await.unwrap_err();

    assert_eq!(
        (error.kind(), error.delivery(), error.attempts()),
        (ErrorKind::Request, Delivery::NotSent, 0)
    );
    assert_eq!(error.violations().len(), 300_000);
    assert_eq!(
        error.violations()[299_999].path,
        "order.lineItems[99999].amount"
    );
    assert_eq!(
        error.to_string(),
        "`createClientSession` (2.4): 300000 violations: \
         `order.lineItems[0].itemId` must have at least 1 character; \
         `order.lineItems[0].name` must have at most 255 characters; \
         `order.lineItems[0].amount` must be at least 0; \
         `order.lineItems[1].itemId` must have at least 1 character; \
         `order.lineItems[1].name` must have at most 255 characters; and 299995 more"
    );
    assert_eq!(server.connections(), 0);
}
