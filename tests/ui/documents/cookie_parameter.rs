primer_codegen::generate_api! {
    pub mod shop = "cookie_parameter.yaml";
}

fn main() {}
