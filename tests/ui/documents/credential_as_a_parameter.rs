primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "credential_as_a_parameter.yaml";
}

fn main() {}
