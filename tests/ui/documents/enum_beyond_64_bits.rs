primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "enum_beyond_64_bits.yaml";
}

fn main() {}
