primer_codegen::generate_api! {
    pub mod shop = "parameter_media_type.yaml";
}

fn main() {}
