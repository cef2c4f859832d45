primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "alternatives_of_themselves.yaml";
}

fn main() {}
