primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "keyword_without_value.yaml";
}

fn main() {}
