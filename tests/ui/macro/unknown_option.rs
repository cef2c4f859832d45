primer_codegen::generate_api! {
    expnad_to = "target/expansion.rs";
    pub mod shop = "shop.yaml";
}

fn main() {}
