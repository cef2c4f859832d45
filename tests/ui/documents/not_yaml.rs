primer_codegen::generate_api! {
    pub mod shop = "not_yaml.yaml";
}

fn main() {}
