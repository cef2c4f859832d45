use primer_api::v2_4::CreateClientSessionResponse;

fn log(session: CreateClientSessionResponse) {
    println!("created {}", session.client_token);
}

fn main() {}
