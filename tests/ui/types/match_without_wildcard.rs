use primer_api::v2_4::ProductType;

fn name(product_type: ProductType) -> &'static str {
    match product_type {
        ProductType::Physical => "physical",
        ProductType::Digital => "digital",
        ProductType::Unrecognized(_) => "unknown",
    }
}

fn main() {
    let _ = name(ProductType::Physical);
}
