primer_codegen::generate_api! {
    doctests = "my_crate";
    pub mod shop = "shop.yaml";
}

fn main() {}
