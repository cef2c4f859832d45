primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "required_property.yaml";
}

fn main() {}
