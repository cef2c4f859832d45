primer_codegen::generate_api! {
    pub mod shop = "default_mapping.yaml";
}

fn main() {}
