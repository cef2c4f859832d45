primer_codegen::generate_api! {
    pub mod shop = "missing_responses.yaml";
}

fn main() {}
