primer_codegen::generate_api! {
    pub mod shop = "mistake_in_json.json";
}

fn main() {}
