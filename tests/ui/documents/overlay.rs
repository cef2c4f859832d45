primer_codegen::generate_api! {
    pub mod shop = "overlay.yaml" + "overlay_lies.yaml";
}

fn main() {}
