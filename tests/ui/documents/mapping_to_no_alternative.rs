primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "mapping_to_no_alternative.yaml";
}

fn main() {}
