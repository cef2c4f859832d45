primer_codegen::generate_api! {
    pub mod shop = "control_character.yaml";
}

fn main() {}
