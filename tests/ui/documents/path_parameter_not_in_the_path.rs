primer_codegen::generate_api! {
    pub mod shop = "path_parameter_not_in_the_path.yaml";
}

fn main() {}
