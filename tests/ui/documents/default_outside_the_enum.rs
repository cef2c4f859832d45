primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "default_outside_the_enum.yaml";
}

fn main() {}
