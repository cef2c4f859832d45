primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "security_scheme_undeclared.yaml";
}

fn main() {}
