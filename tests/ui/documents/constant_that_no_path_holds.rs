primer_codegen::generate_api! {
    pub mod shop = "constant_that_no_path_holds.yaml";
}

fn main() {}
