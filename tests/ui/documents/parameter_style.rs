primer_codegen::generate_api! {
    pub mod shop = "parameter_style.yaml";
}

fn main() {}
