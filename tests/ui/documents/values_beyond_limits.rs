primer_codegen::generate_api! {
    pub mod shop = "values_beyond_limits.yaml";
}

fn main() {}
