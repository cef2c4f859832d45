primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "enum_of_plain_numbers.yaml";
}

fn main() {}
