primer_codegen::generate_api! {
    pub mod shop = "path_with_fragment.yaml";
}

fn main() {}
