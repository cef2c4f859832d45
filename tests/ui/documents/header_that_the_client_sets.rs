primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "header_that_the_client_sets.yaml";
}

fn main() {}
