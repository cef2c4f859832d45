primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "enum_beyond_a_limit.yaml";
}

fn main() {}
