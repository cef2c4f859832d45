primer_codegen::generate_api! {
    pub mod shop = "http_scheme.yaml";
}

fn main() {}
