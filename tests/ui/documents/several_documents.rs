primer_codegen::generate_api! {
    pub mod shop = "several_documents.yaml";
}

fn main() {}
