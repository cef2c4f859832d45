primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "alternatives_within_alternatives.yaml";
}

fn main() {}
