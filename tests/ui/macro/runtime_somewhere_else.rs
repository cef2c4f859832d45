primer_codegen::generate_api! {
    runtime = ::primer_api::runtme;
    pub mod shop = "shop.yaml";
}

fn main() {}
