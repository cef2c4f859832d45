primer_codegen::generate_api! {
    pub mod shop = "operation_beside_a_reference.yaml";
}

fn main() {}
