//! The tables: which room may use which rooms and which crates.

/// A room: a module with the modules below it, except those that are rooms of their own.
pub(crate) struct Room {
    /// The module's path; `lib` is the root of the crate.
    pub name: &'static str,
    /// The rooms that it may use, separated by spaces. `room::Item` allows that item only.
    pub uses: &'static str,
    /// The other crates, and the modules of the standard library for input and output, that it may use.
    pub crates: &'static str,
}

const fn room(name: &'static str, uses: &'static str, crates: &'static str) -> Room {
    Room { name, uses, crates }
}

/// Files that may import each other in a circle.
pub(crate) struct Circle {
    /// The modules.
    pub modules: &'static [&'static str],
    /// The reason.
    pub reason: &'static str,
}

/// The generator, `primer-codegen/core`.
pub(crate) const GENERATOR: &[Room] = &[
    room(
        "lib",
        "args diagnostics document emit ir lower names resolve rules source threads versions",
        "prettyplease proc_macro2 quote syn",
    ),
    room("args", "spelling", "proc_macro2 syn"),
    room(
        "source",
        "",
        "saphyr_parser serde_json std::env std::fs std::io",
    ),
    room("diagnostics", "source spelling", ""),
    room(
        "document",
        "diagnostics source spelling",
        "serde serde_json serde_yaml strsim",
    ),
    room("resolve", "diagnostics document source::Pointer", ""),
    room(
        "rules",
        "diagnostics document resolve source::Pointer spelling",
        "regex_lite serde_json",
    ),
    room(
        "lower",
        "diagnostics document ir markdown names resolve rules source::Pointer spelling",
        "openapiv3 regex_lite serde serde_json",
    ),
    room("ir", "markdown", ""),
    room("names", "ir", "heck unicode_ident"),
    room("versions", "ir markdown names", ""),
    room(
        "emit",
        "args::Module ir markdown source::Base",
        "proc_macro2 quote syn",
    ),
    room("markdown", "", "pulldown_cmark"),
    room(
        "lint",
        "diagnostics document names resolve rules source::Places source::Pointer",
        "regex_lite serde_json",
    ),
    room("spelling", "", "strsim"),
    room("threads", "", "std::io std::thread"),
];

/// Circles of the generator's files.
pub(crate) const GENERATOR_CIRCLES: &[Circle] = &[Circle {
    modules: &[
        "versions::changes::operations",
        "versions::changes::parameters",
    ],
    reason: "operations have parameters, and both may be deprecated",
}];

/// The runtime and the sandbox, `primer-api`.
pub(crate) const RUNTIME: &[Room] = &[
    room("lib", "", "primer_codegen"),
    room("runtime", "", "serde"),
    room("runtime::bytes", "runtime::value", ""),
    room("runtime::change", "", ""),
    room(
        "runtime::check",
        "runtime::free runtime::path runtime::table runtime::timestamp runtime::value runtime::write",
        "regex_lite serde_json",
    ),
    room(
        "runtime::client",
        "runtime::check runtime::environment runtime::free runtime::json runtime::path runtime::read runtime::secret runtime::table runtime::value runtime::write",
        "base64 getrandom h2 hyper jiff native_tls percent_encoding reqwest rustls serde serde_json std::env std::io std::net tokio tracing",
    ),
    room("runtime::container", "runtime::value", ""),
    room(
        "runtime::convert",
        "runtime::free runtime::path runtime::read runtime::value runtime::write",
        "serde_json",
    ),
    room("runtime::debug", "runtime::value", ""),
    room("runtime::enumerated", "runtime::value", "strsim"),
    room("runtime::environment", "runtime::read", ""),
    room("runtime::equal", "runtime::value", ""),
    room("runtime::free", "runtime::value", "serde_json"),
    room("runtime::implement", "", ""),
    room(
        "runtime::json",
        "runtime::read runtime::value",
        "serde_json",
    ),
    room(
        "runtime::map",
        "runtime::patch runtime::value",
        "serde_json",
    ),
    room("runtime::one_or_many", "runtime::table runtime::value", ""),
    room("runtime::patch", "runtime::value", ""),
    room("runtime::path", "", ""),
    room(
        "runtime::read",
        "runtime::path runtime::table runtime::value",
        "serde serde_json",
    ),
    room("runtime::scalar", "runtime::value", ""),
    room("runtime::secret", "runtime::value", ""),
    room("runtime::table", "", ""),
    room("runtime::timestamp", "runtime::read runtime::value", "jiff"),
    room(
        "runtime::value",
        "runtime::table runtime::timestamp",
        "serde_json",
    ),
    room("runtime::write", "runtime::value", "serde"),
    room(
        "sandbox",
        "lib runtime::check runtime::json runtime::secret runtime::timestamp runtime::value",
        "axum percent_encoding primer_codegen serde serde_json std::io std::net tokio",
    ),
];

/// Circles of the runtime's files.
pub(crate) const RUNTIME_CIRCLES: &[Circle] = &[
    Circle {
        modules: &[
            "runtime::client::answer",
            "runtime::client::attempt",
            "runtime::client::builder",
            "runtime::client::drift",
            "runtime::client::drift::body",
            "runtime::client::drift::head",
            "runtime::client::drift::report",
            "runtime::client::error",
            "runtime::client::fault",
            "runtime::client::headers",
            "runtime::client::on_attempt",
            "runtime::client::request",
            "runtime::client::retry",
            "runtime::client::retry::after",
            "runtime::client::retry::course",
            "runtime::client::retry::failed",
            "runtime::client::retry::trace",
            "runtime::client::security",
            "runtime::client::span::absent",
            "runtime::client::tls",
            "runtime::client::tls::proxy",
            "runtime::client::tls::roots",
            "runtime::client::transport",
            "runtime::client::user_agent",
        ],
        reason: "an attempt, its response, its failure and its retry are not layers yet",
    },
    Circle {
        modules: &[
            "runtime::read::object",
            "runtime::read::scalar",
            "runtime::read::union",
            "runtime::read::visitor",
        ],
        reason: "values are made of values: an object reads its members, a union its alternatives",
    },
    Circle {
        modules: &["runtime::timestamp", "runtime::value"],
        reason: "a timestamp is a value, and a value may be a timestamp",
    },
];
