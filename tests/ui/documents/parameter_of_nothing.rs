primer_codegen::generate_api! {
    pub mod shop = "parameter_of_nothing.yaml";
}

fn main() {}
