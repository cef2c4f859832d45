primer_codegen::generate_api! {
    pub mod shop = "status.yaml";
}

fn main() {}
