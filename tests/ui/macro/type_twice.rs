#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Money;

primer_codegen::generate_api! {
    pub mod shop = "types.yaml" {
        types = {"Order" = crate::Money, "Order" = ::std::string::String};
    }
}

fn main() {}
