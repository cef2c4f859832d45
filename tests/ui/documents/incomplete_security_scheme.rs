primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "incomplete_security_scheme.yaml";
}

fn main() {}
