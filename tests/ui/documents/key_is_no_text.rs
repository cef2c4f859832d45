primer_codegen::generate_api! {
    pub mod shop = "key_is_no_text.yaml";
}

fn main() {}
