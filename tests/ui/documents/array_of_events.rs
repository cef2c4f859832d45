primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "array_of_events.yaml";
}

fn main() {}
