primer_codegen::generate_api! {
    pub mod shop = "minimum_above_maximum.yaml";
}

fn main() {}
