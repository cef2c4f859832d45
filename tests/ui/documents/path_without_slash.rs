primer_codegen::generate_api! {
    pub mod shop = "path_without_slash.yaml";
}

fn main() {}
