primer_codegen::generate_api! {
    pub mod shop = "same_name_twice.yaml";
}

fn main() {}
