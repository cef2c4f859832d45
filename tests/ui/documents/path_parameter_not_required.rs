primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "path_parameter_not_required.yaml";
}

fn main() {}
