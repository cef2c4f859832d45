primer_codegen::generate_api! {
    pub mod shop = "choice.yaml" {
        operations = ["listOrder", "GET /order"];
        tags = ["order"];
    }
}

fn main() {}
