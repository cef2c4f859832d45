primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "values_beyond_limits.yaml";
}

fn main() {}
