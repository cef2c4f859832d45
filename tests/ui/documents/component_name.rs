primer_codegen::generate_api! {
    pub mod shop = "component_name.yaml";
}

fn main() {}
