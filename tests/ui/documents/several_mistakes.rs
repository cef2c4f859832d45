// What is right in the document is there all the same, so that one mistake is not an error at every use.
primer_codegen::generate_api! {
    pub mod shop = "several_mistakes.yaml";
}

fn main() {
    let client = shop::Client::builder().build().unwrap();
    drop(client.create_order(shop::Order::new("order-1")));
    drop(client.list_orders());
    drop(shop::Customer::default().email("ada@shop.example"));
}
