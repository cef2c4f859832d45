primer_codegen::generate_api! {
    pub mod shop = "keyword_of_another_kind.yaml";
}

fn main() {}
