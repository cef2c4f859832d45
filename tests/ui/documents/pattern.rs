primer_codegen::generate_api! {
    pub mod shop = "pattern.yaml";
}

fn main() {}
