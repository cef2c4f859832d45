use primer_api::{v2_1, v2_2};

fn main() {
    let _ = v2_1::LineItem::from(v2_2::LineItem::new(2500).name("Shoes"));
}
