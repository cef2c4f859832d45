primer_codegen::generate_api! {
    pub mod shop = "near_extension.yaml";
}

fn main() {}
