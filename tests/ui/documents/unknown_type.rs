primer_codegen::generate_api! {
    pub mod shop = "unknown_type.yaml";
}

fn main() {}
