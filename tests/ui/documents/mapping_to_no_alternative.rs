primer_codegen::generate_api! {
    pub mod shop = "mapping_to_no_alternative.yaml";
}

fn main() {}
