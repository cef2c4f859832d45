//! A client of a server that breaks every rule: it does not panic, shows no text of the server in an error, ends in time, and needs
//! little memory.

#[path = "hostile/bodies.rs"]
mod bodies;
#[path = "hostile/case.rs"]
mod case;
#[path = "hostile/encoding.rs"]
mod encoding;
#[path = "hostile/framing.rs"]
mod framing;
#[cfg(target_os = "linux")] // which says what a process holds
#[path = "hostile/memory.rs"]
mod memory;
#[path = "hostile/requests.rs"]
mod requests;
#[path = "hostile/reuse.rs"]
mod reuse;
#[path = "hostile/server.rs"]
mod server;

/// A word in everything that a server writes; no error may show it.
const PLANTED: &str = "planted";

/// A client session.
const SESSION: &str =
    r#"{"clientToken":"planted","clientTokenExpirationDate":"2021-08-12T16:14:08Z"}"#;
