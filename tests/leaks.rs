//! Secrets: they are planted in every place that can have one, and nothing that is printed, logged or traced shows them.

#[path = "leaks/exchanges.rs"]
mod exchanges;
#[path = "leaks/generated.rs"]
mod generated;
#[path = "leaks/planted.rs"]
mod planted;
#[path = "leaks/printed.rs"]
mod printed;
#[path = "leaks/record.rs"]
mod record;
#[path = "leaks/runtime.rs"]
mod runtime;
#[path = "leaks/variables.rs"]
mod variables;

primer_codegen::generate_api! {
    mod pets = "spans/pets.yaml";
}

primer_codegen::generate_api! {
    mod vault = "leaks/vault.yaml";
}
