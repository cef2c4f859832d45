primer_codegen::generate_api! {
    pub mod shop = "required_property.yaml";
}

fn main() {}
