primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "list_of_cookies.yaml";
}

fn main() {}
