primer_codegen::generate_api! {
    pub mod shop = "reference_to_another_kind.yaml";
}

fn main() {}
