primer_codegen::generate_api! {
    pub mod shop = "oauth_flows.yaml";
}

fn main() {}
