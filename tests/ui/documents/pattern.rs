primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "pattern.yaml";
}

fn main() {}
