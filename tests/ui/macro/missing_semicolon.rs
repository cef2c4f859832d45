primer_codegen::generate_api! {
    pub mod shop = "shop.yaml"
    pub mod store = "shop.yaml";
}

fn main() {}
