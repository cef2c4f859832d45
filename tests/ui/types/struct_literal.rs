use primer_api::v2_4::Fee;

fn main() {
    let mut fee = Fee::new(500);
    fee.amount = 700;
    let _ = Fee { amount: 500, ..fee };
}
