primer_codegen::generate_api! {
    pub mod shop = "extension_beside_reference.yaml";
}

fn main() {}
