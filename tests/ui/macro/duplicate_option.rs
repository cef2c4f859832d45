primer_codegen::generate_api! {
    runtime = ::primer_api::runtime;
    pub mod shop = "shop.yaml";
    runtime = ::primer_api::runtime;
}

fn main() {}
