primer_codegen::generate_api! {
    pub mod shop = "brace_without_end.yaml";
}

fn main() {}
