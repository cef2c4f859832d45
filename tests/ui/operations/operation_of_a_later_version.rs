use primer_api::v2021_09_27::Client;

fn main() {
    let client = Client::builder().build().unwrap();
    let _ = client.update_client_session();
}
