primer_codegen::generate_api! {
    pub mod shop = "duplicate_key.yaml";
}

fn main() {}
