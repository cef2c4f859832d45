#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Money;

primer_codegen::generate_api! {
    pub mod shop = "types.yaml" {
        types = {"Order" = crate::Money<u8>};
    }
}

fn main() {}
