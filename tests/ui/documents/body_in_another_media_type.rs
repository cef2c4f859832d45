primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "body_in_another_media_type.yaml";
}

fn main() {}
