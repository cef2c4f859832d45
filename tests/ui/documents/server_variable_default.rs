primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "server_variable_default.yaml";
}

fn main() {}
