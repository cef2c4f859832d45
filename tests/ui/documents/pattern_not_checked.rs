primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "pattern_not_checked.yaml";
}

fn main() {}
