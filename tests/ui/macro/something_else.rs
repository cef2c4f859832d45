primer_codegen::generate_api! {
    pub struct Shop;
}

fn main() {}
