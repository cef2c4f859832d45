primer_codegen::generate_api! {
    pub mod shop = "empty_enum.yaml";
}

fn main() {}
