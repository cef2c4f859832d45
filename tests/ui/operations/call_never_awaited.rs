#![deny(unused_must_use)]

use primer_api::v2_4::{Client, UpdateClientSessionRequest};

async fn update(client: Client, request: UpdateClientSessionRequest) {
    client.update_client_session(request);
}

fn main() {}
