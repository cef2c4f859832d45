primer_codegen::generate_api! {
    pub mod shop = "identifier_of_another_type.yaml";
}

fn main() {}
