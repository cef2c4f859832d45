primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "discriminator_undeclared.yaml";
}

fn main() {}
