primer_codegen::generate_api! {
    pub mod shop = "not.yaml";
}

fn main() {}
