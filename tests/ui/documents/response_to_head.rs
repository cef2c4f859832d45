primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "response_to_head.yaml";
}

fn main() {}
