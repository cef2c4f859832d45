primer_codegen::generate_api! {
    pub mod shop = "duplicate_operation_id.yaml";
}

fn main() {}
