primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "bodies_and_styles.yaml";
}

fn main() {}
