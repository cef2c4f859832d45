primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "all_of_string_and_object.yaml";
}

fn main() {}
