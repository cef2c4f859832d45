primer_codegen::generate_api! {
    pub mod shop = "default_outside_the_enum.yaml";
}

fn main() {}
