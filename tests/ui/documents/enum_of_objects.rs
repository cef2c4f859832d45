primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "enum_of_objects.yaml";
}

fn main() {}
