primer_codegen::generate_api! {
    runtime = "::primer_api::runtime";
    pub mod shop = "shop.yaml";
}

fn main() {}
