primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "response_in_another_form.yaml";
}

fn main() {}
