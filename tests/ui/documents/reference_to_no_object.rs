primer_codegen::generate_api! {
    pub mod shop = "reference_to_no_object.yaml";
}

fn main() {}
