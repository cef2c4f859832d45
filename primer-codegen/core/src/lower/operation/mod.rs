//! Operations and the service that offers them: the methods of the client, and the client's settings.

pub(super) mod arguments;
mod bodies;
mod callbacks;
mod collisions;
mod constant_headers;
pub(super) mod environments;
pub(super) mod files;
mod forms;
pub(super) mod headers;
pub(super) mod identifiers;
mod left_out;
mod links;
pub(super) mod media;
mod needs;
mod nesting;
pub(super) mod operations;
mod pages;
pub(super) mod parameters;
mod parts;
pub(super) mod representations;
pub(super) mod responses;
pub(super) mod security;
mod sequences;
mod servers;
pub(super) mod service;
mod settings;
mod styles;
