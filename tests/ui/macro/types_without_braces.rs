primer_codegen::generate_api! {
    pub mod shop = "choice.yaml" {
        types = ["Money"];
    }
}

fn main() {}
