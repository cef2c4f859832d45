primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "empty_enum.yaml";
}

fn main() {}
