primer_codegen::generate_api! {
    pub mod shop = "empty_component_name.yaml";
}

fn main() {}
