primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "pattern_is_a_literal.yaml";
}

fn main() {}
