primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "two_sequences.yaml";
}

fn main() {}
