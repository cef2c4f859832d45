use primer_api::v2_1::LineItem;

fn main() {
    let _ = LineItem::new(2500).name("Shoes");
}
