primer_codegen::generate_api! {
    pub mod shop = "api_key_in_a_header_of_the_client.yaml";
}

fn main() {}
