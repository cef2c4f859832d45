primer_codegen::generate_api! {
    pub mod shop = "quote_without_end_in_json.json";
}

fn main() {}
