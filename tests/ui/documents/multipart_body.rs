primer_codegen::generate_api! {
    pub mod shop = "multipart_body.yaml";
}

fn main() {}
