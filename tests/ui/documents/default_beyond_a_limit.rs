primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "default_beyond_a_limit.yaml";
}

fn main() {}
