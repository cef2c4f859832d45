use primer_api::v2_4::{CreateClientSessionRequest, LineItem, Order};

fn main() {
    let basket = Order::new([LineItem::new(2500)]).country_code("GB");
    let _ = CreateClientSessionRequest::new("order-42", "GBP", basket);
}
