primer_codegen::generate_api! {
    pub mod shop = "not_openapi.yaml";
}

fn main() {}
