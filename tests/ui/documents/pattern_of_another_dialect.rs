primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "pattern_of_another_dialect.yaml";
}

fn main() {}
