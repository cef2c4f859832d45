primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "exploded_members.yaml";
}

fn main() {}
