primer_codegen::generate_api! {
    pub mod shop = "duplicate_member.yaml";
}

fn main() {}
