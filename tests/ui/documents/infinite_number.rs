primer_codegen::generate_api! {
    pub mod shop = "infinite_number.yaml";
}

fn main() {}
