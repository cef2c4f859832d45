primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "not.yaml";
}

fn main() {}
