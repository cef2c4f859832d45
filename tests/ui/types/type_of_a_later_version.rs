use primer_api::v2_1::ProductData;

fn main() {
    let _ = ProductData::default();
}
