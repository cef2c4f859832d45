primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "keyword_of_the_wrong_type.yaml";
}

fn main() {}
