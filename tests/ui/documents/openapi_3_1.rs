primer_codegen::generate_api! {
    pub mod shop = "openapi_3_1.yaml";
}

fn main() {}
