primer_codegen::generate_api! {
    mod v1 = "shop_1.yaml";
    mod v2 = "shop_2.yaml";
}

fn main() {
    let _ = v2::Orders::default().page(1).coupon("SPRING");
}
