//! The mock of a generated client: what a service's own tests do with it, and what it makes of any document.

#[path = "mock/bodies.rs"]
mod bodies;
#[path = "mock/expectations.rs"]
mod expectations;
#[path = "mock/failures.rs"]
mod failures;
#[path = "mock/faults.rs"]
mod faults;
#[path = "mock/headers.rs"]
mod headers;
#[path = "mock/parameters.rs"]
mod parameters;
#[path = "mock/refusals.rs"]
mod refusals;
#[path = "mock/replies.rs"]
mod replies;
#[path = "mock/streams.rs"]
mod streams;

#[allow(deprecated)]
mod api {
    primer_codegen::generate_api! {
        pub mod bank = "mock/bank.yaml";
        pub mod bodies = "documents/bodies.yaml";
        pub mod downloads = "streams/downloads.yaml";
        pub mod files = "bodies/files.yaml";
        pub mod headers = "documents/headers.yaml";
        pub mod media = "documents/media_types.yaml";
        pub mod parameters = "documents/parameters.yaml";
        pub mod sequences = "streams/sequences.yaml";
    }
}
