primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "pages.yaml";
}

fn main() {}
