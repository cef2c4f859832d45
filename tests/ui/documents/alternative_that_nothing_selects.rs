primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "alternative_that_nothing_selects.yaml";
}

fn main() {}
