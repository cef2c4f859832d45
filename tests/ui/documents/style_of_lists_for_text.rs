primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "style_of_lists_for_text.yaml";
}

fn main() {}
