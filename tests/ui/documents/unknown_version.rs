primer_codegen::generate_api! {
    pub mod shop = "unknown_version.yaml";
}

fn main() {}
