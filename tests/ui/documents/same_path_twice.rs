primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "same_path_twice.yaml";
}

fn main() {}
