primer_codegen::generate_api! {
    pub mod shop = "quote_without_end.yaml";
}

fn main() {}
