primer_codegen::generate_api! {
    pub mod shop = "alternatives_of_themselves.yaml";
}

fn main() {}
