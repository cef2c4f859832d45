primer_codegen::generate_api! {
    pub mod shop = "api_key_in_a_cookie.yaml";
}

fn main() {}
