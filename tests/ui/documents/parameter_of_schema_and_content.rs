primer_codegen::generate_api! {
    pub mod shop = "parameter_of_schema_and_content.yaml";
}

fn main() {}
