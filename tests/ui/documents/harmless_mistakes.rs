primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "harmless_mistakes.yaml";
}

fn main() {}
