primer_codegen::generate_api! {
    pub mod shop = "path_parameter_misspelt.yaml";
}

fn main() {}
