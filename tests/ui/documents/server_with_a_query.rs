primer_codegen::generate_api! {
    pub mod shop = "server_with_a_query.yaml";
}

fn main() {}
