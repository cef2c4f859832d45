primer_codegen::generate_api! {
    pub mod shop = "duplicate_parameter.yaml";
}

fn main() {}
