primer_codegen::generate_api! {
    pub mod shop = "enum_of_several_types.yaml";
}

fn main() {}
