primer_codegen::generate_api! {
    pub mod shop = "tags_links_and_servers.yaml";
}

fn main() {}
