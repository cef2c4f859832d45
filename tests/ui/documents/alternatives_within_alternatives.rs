primer_codegen::generate_api! {
    pub mod shop = "alternatives_within_alternatives.yaml";
}

fn main() {}
