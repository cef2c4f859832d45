primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "all_of_different_items.yaml";
}

fn main() {}
