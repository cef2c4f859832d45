primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "more_required_than_allowed.yaml";
}

fn main() {}
