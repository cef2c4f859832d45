primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "default_of_null.yaml";
}

fn main() {}
