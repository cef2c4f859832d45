primer_codegen::generate_api! {
    timeout = 30;
    pub mod shop = "shop.yaml";
}

fn main() {}
