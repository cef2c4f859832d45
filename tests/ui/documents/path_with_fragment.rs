primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "path_with_fragment.yaml";
}

fn main() {}
