primer_codegen::generate_api! {
    pub mod shop = "deep_object_extension.yaml";
}

fn main() {}
