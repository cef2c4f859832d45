primer_codegen::generate_api! {
    expand_to = "Cargo.toml";
    pub mod shop = "shop.yaml";
}

fn main() {}
