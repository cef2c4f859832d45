primer_codegen::generate_api! {
    pub mod shop = "deep_object_of_lists.yaml";
}

fn main() {}
