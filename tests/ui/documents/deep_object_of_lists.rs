primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "deep_object_of_lists.yaml";
}

fn main() {}
