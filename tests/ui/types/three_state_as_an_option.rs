use primer_api::v2_4::UpdateClientSessionRequest;

fn main() {
    let mut request = UpdateClientSessionRequest::new("token");
    request.customer_id = Some("customer-123".to_owned());
}
