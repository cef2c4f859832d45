primer_codegen::generate_api! {
    pub mod type = "shop.yaml";
}

fn main() {}
