primer_codegen::generate_api! {
    pub mod shop = "openapi_3_2.yaml";
}

fn main() {}
