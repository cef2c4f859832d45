primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "multipart_body.yaml";
}

fn main() {}
