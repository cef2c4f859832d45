primer_codegen::generate_api! {
    pub mod shop = "endless_recursion.yaml";
}

fn main() {}
