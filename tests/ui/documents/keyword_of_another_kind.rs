primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "keyword_of_another_kind.yaml";
}

fn main() {}
