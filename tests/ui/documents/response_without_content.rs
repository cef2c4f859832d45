primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "response_without_content.yaml";
}

fn main() {}
