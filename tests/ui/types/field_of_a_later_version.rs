use primer_api::v2_1::LineItem;

fn main() {
    let line_item = LineItem::new(2500);
    let _ = line_item.name;
}
