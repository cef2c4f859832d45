primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "server_variable_undeclared.yaml";
}

fn main() {}
