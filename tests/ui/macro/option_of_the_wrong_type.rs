primer_codegen::generate_api! {
    expand_to = target;
    pub mod shop = "shop.yaml";
}

fn main() {}
