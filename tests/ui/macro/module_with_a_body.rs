primer_codegen::generate_api! {
    pub mod shop {}
}

fn main() {}
