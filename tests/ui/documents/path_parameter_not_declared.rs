primer_codegen::generate_api! {
    pub mod shop = "path_parameter_not_declared.yaml";
}

fn main() {}
