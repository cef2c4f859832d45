primer_codegen::generate_api! {
    pub mod shop = "reference_in_a_circle.yaml";
}

fn main() {}
