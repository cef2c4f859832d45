primer_codegen::generate_api! {
    #[deny(deprecated)]
    pub mod shop = "event_stream_beside_json.yaml";
}

fn main() {}
