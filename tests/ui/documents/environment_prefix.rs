primer_codegen::generate_api! {
    pub mod shop = "environment_prefix.yaml";
}

fn main() {}
