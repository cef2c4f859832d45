primer_codegen::generate_api! {
    pub mod shop = "default_of_another_type.yaml";
}

fn main() {}
