primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "more_members_than_declared.yaml";
}

fn main() {}
