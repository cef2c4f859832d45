primer_codegen::generate_api! {
    pub mod shop = "choice.yaml" {
        tags = "orders";
    }
}

fn main() {}
