primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "alternative_equal_to_another.yaml";
}

fn main() {}
