primer_codegen::generate_api! {
    pub mod shop = "enum_of_objects.yaml";
}

fn main() {}
