primer_codegen::generate_api! {
    pub mod shop = "header_of_the_client.yaml" {
        headers = {
            "Host" = "example.com",
            "X-Key" = "key",
            "X-Version" = "1",
            "Idempotency-Key" = "once",
        };
    }
}

fn main() {}
