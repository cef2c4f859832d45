primer_codegen::generate_api! {
    pub mod shop = "tab.yaml";
}

fn main() {}
