use primer_api::v2_4::Currency;

fn main() {
    let _: Currency = "GBP".into();
}
