primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "discriminator_of_scalars.yaml";
}

fn main() {}
