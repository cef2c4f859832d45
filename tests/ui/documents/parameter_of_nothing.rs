primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "parameter_of_nothing.yaml";
}

fn main() {}
