primer_codegen::generate_api! {
    pub mod shop = "schema_of_itself.yaml";
}

fn main() {}
