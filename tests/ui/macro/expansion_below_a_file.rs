primer_codegen::generate_api! {
    expand_to = "Cargo.toml/expansion.rs";
    pub mod shop = "shop.yaml";
}

fn main() {}
