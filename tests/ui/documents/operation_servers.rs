primer_codegen::generate_api! {
    pub mod shop = "operation_servers.yaml";
}

fn main() {}
