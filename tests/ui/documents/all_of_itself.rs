primer_codegen::generate_api! {
    pub mod shop = "all_of_itself.yaml";
}

fn main() {}
