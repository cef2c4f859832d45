primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "default_of_another_type.yaml";
}

fn main() {}
