primer_codegen::generate_api! {
    pub mod shop = "reference_into_another_document.yaml";
}

fn main() {}
