primer_codegen::generate_api! {
    pub mod shop = "trailing_comma.json";
}

fn main() {}
