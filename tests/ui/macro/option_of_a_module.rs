primer_codegen::generate_api! {
    pub mod shop = "choice.yaml" {
        operation = ["listOrders"];
    }
}

fn main() {}
