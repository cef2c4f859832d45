use primer_api::v2_4::LineItem;

fn main() {
    let _ = LineItem::new(2500).quantity("2");
}
