primer_codegen::generate_api! {}

fn main() {}
