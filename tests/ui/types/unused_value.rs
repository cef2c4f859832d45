#![deny(unused_must_use)]

use primer_api::v2_4::LineItem;

fn main() {
    LineItem::new(2500);
}
