use primer_api::v2_4::Client;

async fn retrieve() {
    let client = Client::builder().api_key("key");
    let _ = client.retrieve_client_session("token").await;
}

fn main() {}
