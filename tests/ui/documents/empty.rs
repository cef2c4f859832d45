primer_codegen::generate_api! {
    pub mod shop = "empty.yaml";
}

fn main() {}
