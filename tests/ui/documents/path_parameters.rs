primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "path_parameters.yaml";
}

fn main() {}
