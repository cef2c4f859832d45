primer_codegen::generate_api! {
    pub mod shop = "constant_that_no_header_holds.yaml";
}

fn main() {}
