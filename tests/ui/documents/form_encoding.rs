primer_codegen::generate_api! {
    pub mod shop = "form_encoding.yaml";
}

fn main() {}
