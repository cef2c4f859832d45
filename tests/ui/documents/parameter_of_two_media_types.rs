primer_codegen::generate_api! {
    pub mod shop = "parameter_of_two_media_types.yaml";
}

fn main() {}
