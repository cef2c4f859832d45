use primer_api::v2021_09_27::{LineItem, LineItemArguments};

fn main() {
    let _ = LineItem::new(LineItemArguments {
        item_id: "sku".into(),
        description: "shoes".into(),
        amount: 2500,
    });
}
