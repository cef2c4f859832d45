primer_codegen::generate_api! {
    pub mod shop = "same_path_twice.yaml";
}

fn main() {}
