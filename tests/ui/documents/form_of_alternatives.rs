primer_codegen::generate_api! {
    pub mod shop = "form_of_alternatives.yaml";
}

fn main() {}
