primer_codegen::generate_api! {
    pub mod shop = "shop.yaml";
}

async fn list(client: shop::Client) {
    let _ = client.list_orders().await;
}

fn main() {}
