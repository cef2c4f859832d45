primer_codegen::generate_api! {
    pub mod shop = "api_key_header_name.yaml";
}

fn main() {}
