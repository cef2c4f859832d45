primer_codegen::generate_api! {
    pub mod shop = "yaml_tag.yaml";
}

fn main() {}
