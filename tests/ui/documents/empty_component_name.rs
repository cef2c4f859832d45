primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "empty_component_name.yaml";
}

fn main() {}
