primer_codegen::generate_api! {
    expand_to = "/dev/null/expansion.rs";
    pub mod shop = "shop.yaml";
}

fn main() {}
