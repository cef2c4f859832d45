primer_codegen::generate_api! {
    pub mod shop = "callback_without_expression.yaml";
}

fn main() {}
