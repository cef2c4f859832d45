primer_codegen::generate_api! {
    pub mod shop = "not_an_object.yaml";
}

fn main() {}
