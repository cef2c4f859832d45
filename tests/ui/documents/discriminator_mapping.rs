primer_codegen::generate_api! {
    pub mod shop = "discriminator_mapping.yaml";
}

fn main() {}
