primer_codegen::generate_api! {
    pub mod shop = "/dev/zero";
}

fn main() {}
