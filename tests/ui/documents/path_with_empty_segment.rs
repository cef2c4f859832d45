primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "path_with_empty_segment.yaml";
}

fn main() {}
