primer_codegen::generate_api! {
    mod v1 = "shop_1.yaml";
    mod v2 = "shop_2.yaml";
}

async fn tidy(client: v2::Client) {
    client
        .delete_note("order-42", "1", Default::default())
        .await
        .unwrap();
}

fn main() {
    let _ = tidy;
}
