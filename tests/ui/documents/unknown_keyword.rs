primer_codegen::generate_api! {
    pub mod shop = "unknown_keyword.yaml";
}

fn main() {}
