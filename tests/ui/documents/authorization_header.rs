primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "authorization_header.yaml";
}

fn main() {}
