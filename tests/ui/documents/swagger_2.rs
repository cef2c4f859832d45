primer_codegen::generate_api! {
    pub mod shop = "swagger_2.yaml";
}

fn main() {}
