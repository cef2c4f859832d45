primer_codegen::generate_api! {
    pub mod shop = "discriminator_property.yaml";
}

fn main() {}
