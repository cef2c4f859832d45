primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "property_of_two_types.yaml";
}

fn main() {}
