primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "same_name_twice.yaml";
}

fn main() {}
