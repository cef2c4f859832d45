//! Request bodies: forms with files, readers, several media types, and none at all. The calls go over the loopback interface.

#[path = "bodies/choice.rs"]
mod choice;
#[path = "bodies/memory.rs"]
mod memory;
#[path = "bodies/parts.rs"]
mod parts;
#[path = "bodies/readers.rs"]
mod readers;
#[path = "bodies/uploads.rs"]
mod uploads;

#[allow(deprecated)]
mod api {
    primer_codegen::generate_api! {
        pub mod files = "bodies/files.yaml";
    }
}
