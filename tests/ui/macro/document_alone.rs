primer_codegen::generate_api! {
    "shop.yaml"
}

fn main() {}
