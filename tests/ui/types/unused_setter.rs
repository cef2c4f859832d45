#![deny(unused_must_use)]

use primer_api::v2_4::LineItem;

fn main() {
    let line_item = LineItem::new(2500);
    line_item.quantity(2);
}
