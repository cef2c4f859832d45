use primer_api::{v2_1, v2_4};

fn main() {
    let _ = v2_4::UpdateClientSessionRequest::new("token").order(v2_1::Order::default());
}
