primer_codegen::generate_api! {
    pub mod shop = "header_name.yaml";
}

fn main() {}
