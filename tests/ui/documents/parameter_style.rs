primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "parameter_style.yaml";
}

fn main() {}
