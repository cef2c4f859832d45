primer_codegen::generate_api! {
    pub mod shop = "shop.yaml" + overlay.yaml;
}

fn main() {}
