primer_codegen::generate_api! {
    pub mod shop = "path_parameters.yaml";
}

fn main() {}
