primer_codegen::generate_api! {
    pub mod shop = "mistake_in_a_file.yaml";
}

fn main() {}
