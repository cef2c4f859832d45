primer_codegen::generate_api! {
    pub mod shop = "merge_key.yaml";
}

fn main() {}
