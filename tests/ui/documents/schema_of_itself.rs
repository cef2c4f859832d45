primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "schema_of_itself.yaml";
}

fn main() {}
