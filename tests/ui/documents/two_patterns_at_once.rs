primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "two_patterns_at_once.yaml";
}

fn main() {}
