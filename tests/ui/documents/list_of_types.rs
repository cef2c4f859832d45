primer_codegen::generate_api! {
    pub mod shop = "list_of_types.yaml";
}

fn main() {}
