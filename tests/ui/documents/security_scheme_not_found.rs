primer_codegen::generate_api! {
    pub mod shop = "security_scheme_not_found.yaml";
}

fn main() {}
