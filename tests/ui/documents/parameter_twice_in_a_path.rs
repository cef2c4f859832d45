primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "parameter_twice_in_a_path.yaml";
}

fn main() {}
