primer_codegen::generate_api! {
    pub mod shop = "additional_methods.yaml";
}

fn main() {}
