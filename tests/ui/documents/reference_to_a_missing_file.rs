primer_codegen::generate_api! {
    pub mod shop = "reference_to_a_missing_file.yaml";
}

fn main() {}
