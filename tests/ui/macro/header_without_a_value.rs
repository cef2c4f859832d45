primer_codegen::generate_api! {
    pub mod shop = "choice.yaml" {
        headers = {"X-Client" = "shop\n"};
    }
}

fn main() {}
