use primer_api::runtime::Error;
use primer_api::{v2_1, v2_4};

async fn retrieve(client: v2_4::Client) -> Result<v2_4::ClientSession, Error<v2_1::ErrorResponse>> {
    Ok(client.retrieve_client_session("token").await?)
}

fn main() {}
