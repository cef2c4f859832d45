primer_codegen::generate_api! {
    pub mod shop = "server_variable.yaml";
}

fn main() {}
