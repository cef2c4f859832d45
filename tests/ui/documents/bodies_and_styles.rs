primer_codegen::generate_api! {
    pub mod shop = "bodies_and_styles.yaml";
}

fn main() {}
