primer_codegen::generate_api! {
    pub mod shop = "key_without_colon.yaml";
}

fn main() {}
