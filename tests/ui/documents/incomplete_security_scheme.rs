primer_codegen::generate_api! {
    pub mod shop = "incomplete_security_scheme.yaml";
}

fn main() {}
