primer_codegen::generate_api! {
    pub mod shop = "version_is_a_number.yaml";
}

fn main() {}
