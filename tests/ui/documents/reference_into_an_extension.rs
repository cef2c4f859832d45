primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "reference_into_an_extension.yaml";
}

fn main() {}
