primer_codegen::generate_api! {
    pub mod shop = "alternatives_beside_alternatives.yaml";
}

fn main() {}
