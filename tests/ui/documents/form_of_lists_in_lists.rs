primer_codegen::generate_api! {
    pub mod shop = "form_of_lists_in_lists.yaml";
}

fn main() {}
