primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "nullable_in_3_1.yaml";
}

fn main() {}
