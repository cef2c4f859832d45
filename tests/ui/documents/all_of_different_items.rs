primer_codegen::generate_api! {
    pub mod shop = "all_of_different_items.yaml";
}

fn main() {}
