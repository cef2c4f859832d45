primer_codegen::generate_api! {
    pub mod shop = "schema_rules.yaml";
}

fn main() {}
