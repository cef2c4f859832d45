primer_codegen::generate_api! {
    pub mod shop = "missing_keyword.yaml";
}

fn main() {}
