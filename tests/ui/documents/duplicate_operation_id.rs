primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "duplicate_operation_id.yaml";
}

fn main() {}
