primer_codegen::generate_api! {
    mod shop = "shop.yaml";
}

use primer_api::v2_4::{Client, Environment};

fn main() {
    let _ = Client::builder().environment("production");
    let _ = Client::builder().environment(Environment::Prodution);
    let _ = shop::Client::builder().environment(Environment::Production);
}
