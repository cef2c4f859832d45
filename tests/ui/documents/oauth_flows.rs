primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "oauth_flows.yaml";
}

fn main() {}
