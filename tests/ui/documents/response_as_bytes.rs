primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "response_as_bytes.yaml";
}

fn main() {}
