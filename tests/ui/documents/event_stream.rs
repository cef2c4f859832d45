primer_codegen::generate_api! {
    pub mod shop = "event_stream.yaml";
}

fn main() {}
