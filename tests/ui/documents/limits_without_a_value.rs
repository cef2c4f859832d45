primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "limits_without_a_value.yaml";
}

fn main() {}
