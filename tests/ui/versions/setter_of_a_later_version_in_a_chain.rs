use primer_api::{v2_1, v2_2};

fn main() {
    let _ = v2_1::LineItem::new(2500)
        .name("Shoes")
        .quantity(2)
        .product_data(v2_2::ProductData::default());
}
