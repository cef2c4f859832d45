primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "endless_recursion.yaml";
}

fn main() {}
