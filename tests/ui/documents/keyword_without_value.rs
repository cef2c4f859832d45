primer_codegen::generate_api! {
    pub mod shop = "keyword_without_value.yaml";
}

fn main() {}
