primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "missing_responses.yaml";
}

fn main() {}
