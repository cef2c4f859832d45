use primer_api::{v2_1, v2_4};

async fn create(client: v2_1::Client, request: v2_4::CreateClientSessionRequest) {
    let _ = client.create_client_session(request).await;
}

fn main() {}
