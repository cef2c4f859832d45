primer_codegen::generate_api! {
    pub mod shop = "query_string.yaml";
}

fn main() {}
