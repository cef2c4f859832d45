use primer_api::v2021_09_27::LineItem;

fn main() {
    let _ = LineItem::new("sku", "shoes", 2, 2500);
}
