primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "minimum_above_maximum.yaml";
}

fn main() {}
