primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "parameter_of_lists_in_lists.yaml";
}

fn main() {}
