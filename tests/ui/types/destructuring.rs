use primer_api::v2_4::Fee;

fn main() {
    let Fee {
        amount,
        description,
        r#type,
        additional_properties,
    } = Fee::new(500);
}
