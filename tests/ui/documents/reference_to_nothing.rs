primer_codegen::generate_api! {
    pub mod shop = "reference_to_nothing.yaml";
}

fn main() {}
