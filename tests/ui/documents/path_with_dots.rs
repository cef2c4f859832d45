primer_codegen::generate_api! {
    pub mod shop = "path_with_dots.yaml";
}

fn main() {}
