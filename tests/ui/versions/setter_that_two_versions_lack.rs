use primer_api::v2_3::ProductData;

fn main() {
    let _ = ProductData::default().page_url("https://shop.example/shoes");
}
