primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "callback_without_expression.yaml";
}

fn main() {}
