primer_codegen::generate_api! {
    pub mod shop = "reference_elsewhere.yaml";
}

fn main() {}
