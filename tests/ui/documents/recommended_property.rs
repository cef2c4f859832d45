primer_codegen::generate_api! {
    pub mod shop = "recommended_property.yaml";
}

fn main() {}
