primer_codegen::generate_api! {
    pub mod shop = "path_twice_once_decoded.yaml";
}

fn main() {}
