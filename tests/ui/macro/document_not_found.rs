primer_codegen::generate_api! {
    pub mod shop = "/no-such-folder/shop.yaml";
}

fn main() {}
