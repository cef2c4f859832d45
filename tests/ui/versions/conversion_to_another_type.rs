use primer_api::{Versioned, v2_1, v2_4};

fn main() {
    let item = v2_1::LineItem::new(2500);
    let _: v2_4::Order = item.to_version().unwrap();
}
