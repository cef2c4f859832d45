use primer_api::v2_4::Client;

fn log(client: Client) {
    println!("{client}");
}

fn main() {}
