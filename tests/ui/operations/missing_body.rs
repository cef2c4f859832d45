use primer_api::v2_4::Client;

async fn create(client: Client) {
    let _ = client.create_client_session().await;
}

fn main() {}
