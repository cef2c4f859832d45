primer_codegen::generate_api! {
    pub mod shop = "reference_is_no_pointer.yaml";
}

fn main() {}
