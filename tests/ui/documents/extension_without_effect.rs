primer_codegen::generate_api! {
    pub mod shop = "extension_without_effect.yaml";
}

fn main() {}
