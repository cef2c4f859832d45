primer_codegen::generate_api! {
    pub mod shop = "path_item_servers.yaml";
}

fn main() {}
