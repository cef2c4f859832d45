primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "parameter_media_type.yaml";
}

fn main() {}
