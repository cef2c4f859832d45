primer_codegen::generate_api! {
    pub mod shop = "shop.yaml";
    pub mod shop = "shop.yaml";
}

fn main() {}
