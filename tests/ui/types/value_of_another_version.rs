use primer_api::{v2_1, v2_4};

fn main() {
    let line_item = v2_1::LineItem::new(2500);
    let _ = v2_4::Order::new([line_item]);
}
