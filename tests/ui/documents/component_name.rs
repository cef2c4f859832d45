primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "component_name.yaml";
}

fn main() {}
