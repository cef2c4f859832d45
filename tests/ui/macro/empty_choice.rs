primer_codegen::generate_api! {
    pub mod shop = "choice.yaml" {
        operations = [];
    }
}

fn main() {}
