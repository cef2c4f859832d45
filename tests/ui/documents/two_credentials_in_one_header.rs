primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "two_credentials_in_one_header.yaml";
}

fn main() {}
