primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "alternatives_that_exclude_each_other.yaml";
}

fn main() {}
