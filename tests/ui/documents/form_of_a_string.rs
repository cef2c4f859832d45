primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "form_of_a_string.yaml";
}

fn main() {}
