primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "form_encoding_of_no_member.yaml";
}

fn main() {}
