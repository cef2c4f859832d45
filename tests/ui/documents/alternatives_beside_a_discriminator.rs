primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "alternatives_beside_a_discriminator.yaml";
}

fn main() {}
