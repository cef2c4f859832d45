//! The tables: which room may use which rooms and which crates.

/// A room: a module with the modules below it, except those that are rooms of their own.
pub(crate) struct Room {
    /// The module's path; `lib` is the root of the crate.
    pub name: &'static str,
    /// The rooms that it may use, separated by spaces: the end of a name is enough. `room::Item` allows that item only.
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
    room("lib", "args cache generated", "proc_macro2 quote syn"),
    room(
        "build",
        "args diagnostics emit::Parts generated source",
        "proc_macro2 std::env std::io",
    ),
    room(
        "generated",
        "args cache diagnostics document emit lower lowering names source threads versions",
        "prettyplease proc_macro2 quote syn",
    ),
    room(
        "lowering",
        "bundle diagnostics document ir lint lower overlay resolve rules source threads",
        "",
    ),
    room(
        "cache",
        "diagnostics emit::Parts emit::Written record source",
        "std::env",
    ),
    room("record", "", ""),
    room("args", "spelling", "proc_macro2 syn"),
    room(
        "source",
        "",
        "saphyr_parser serde_json std::env std::fs std::io std::process",
    ),
    room("diagnostics", "source spelling", ""),
    room(
        "document",
        "diagnostics source spelling",
        "openapiv3 serde serde_json serde_yaml strsim",
    ),
    room(
        "overlay",
        "diagnostics document source::Pointer source::Source",
        "serde_json serde_json_path",
    ),
    room("bundle", "diagnostics document source", "serde_json"),
    room(
        "resolve",
        "diagnostics document source::AddressMap source::AddressSet source::Digest source::Pointer",
        "serde_json",
    ),
    room(
        "rules",
        "diagnostics document resolve source::Pointer spelling",
        "percent_encoding regex_lite serde_json",
    ),
    room(
        "lower",
        "diagnostics document ir ir::words markdown names resolve rules source::AddressMap source::AddressSet source::Pointer",
        "serde_json",
    ),
    room("ir", "markdown names::Name names::Path", "serde_json"),
    room("ir::words", "ir markdown", "serde_json"),
    room("names", "", "heck unicode_ident"),
    room("versions", "ir ir::words markdown names", ""),
    room(
        "emit",
        "args::Module ir ir::words markdown names::Name names::Path record source::Base source::Tracked",
        "proc_macro2 quote serde_json syn",
    ),
    room("markdown", "", "pulldown_cmark"),
    room(
        "lint",
        "diagnostics document names resolve rules source::AddressMap source::AddressSet source::Places source::Pointer",
        "serde_json",
    ),
    room("spelling", "", "strsim"),
    room("threads", "", "std::io std::thread"),
];

/// Circles of the generator's files.
pub(crate) const GENERATOR_CIRCLES: &[Circle] = &[];

/// The runtime and the sandbox, `primer-api`.
pub(crate) const RUNTIME: &[Room] = &[
    room("lib", "", "primer_codegen"),
    room(
        "sandbox",
        "lib check json mock secret timestamp value",
        "http percent_encoding primer_codegen serde_json std::io std::net",
    ),
    room("runtime", "", "serde"),
    room("runtime::client", "", "http"),
    room(
        "runtime::mock",
        "check error json misfit operation request response retry secret text transport builder upload value",
        "bytes http http_body hyper hyper_util percent_encoding serde serde_json std::io std::net std::thread tokio",
    ),
    room(
        "runtime::client::blocking",
        "call error pages response stream value",
        "bytes futures_core std::io tokio",
    ),
    room(
        "runtime::client::call",
        "check attempt clock error exchange operation request response retry span stream transport value",
        "http tokio url",
    ),
    room(
        "runtime::client::attempt",
        "error exchange operation request response span settings",
        "bytes reqwest tokio",
    ),
    room(
        "runtime::client::transport::builder",
        "check clock error exchange operation request response retry transport settings environment secret",
        "std::env",
    ),
    room(
        "runtime::client::transport",
        "error exchange operation request retry base_url settings runtime::environment secret",
        "base64 http percent_encoding reqwest rustls url",
    ),
    room(
        "runtime::client::transport::exchange",
        "error",
        "bytes http http_body reqwest",
    ),
    room(
        "runtime::client::transport::settings",
        "clock operation request response retry",
        "http",
    ),
    room(
        "runtime::client::retry",
        "clock error operation random response span",
        "http httpdate tokio",
    ),
    room(
        "runtime::client::span",
        "error operation response base_url",
        "http tracing url",
    ),
    room(
        "runtime::client::transport::base_url",
        "error",
        "std::net url",
    ),
    room(
        "runtime::client::request",
        "as_written check clock error operation random free json path secret upload value",
        "base64 bytes http http_body percent_encoding std::io tokio url",
    ),
    room(
        "runtime::client::response",
        "as_written clock documented_headers error free::opened operation json misfit path runtime::scalar::integer table text value",
        "bytes http http_body reqwest std::io tokio",
    ),
    room(
        "runtime::client::pages",
        "call convert::copied error operation response value",
        "futures_core http percent_encoding serde_json url",
    ),
    room(
        "runtime::client::stream",
        "documented_headers error json misfit operation response text value",
        "bytes futures_core http tokio",
    ),
    room(
        "runtime::client::error",
        "check documented_headers misfit operation value",
        "h2 http hyper native_tls reqwest rustls serde serde_json std::io",
    ),
    room("runtime::client::operation", "table", "http"),
    room(
        "runtime::client::documented_headers",
        "json misfit operation text value",
        "http",
    ),
    room("runtime::client::text", "misfit value", ""),
    room("runtime::client::clock", "", ""),
    room("runtime::client::random", "", "getrandom"),
    room("runtime::implement", "", ""),
    room(
        "runtime::convert",
        "as_written equal free misfit path read runtime::scalar::integer table upload value",
        "serde_json",
    ),
    room(
        "runtime::check",
        "as_written free path table timestamp value",
        "regex_lite serde_json",
    ),
    room("runtime::write", "as_written table value", "serde"),
    room(
        "runtime::as_written",
        "free path runtime::scalar::whole table value",
        "",
    ),
    room(
        "runtime::json",
        "as_written escapes misfit read table value write",
        "serde serde_json",
    ),
    room("runtime::escapes", "", ""),
    room("runtime::environment", "misfit", ""),
    room(
        "runtime::read",
        "as_written check escapes misfit path runtime::scalar::whole table value",
        "serde serde_json",
    ),
    room("runtime::debug", "value", ""),
    room("runtime::equal", "value", ""),
    room("runtime::enumerated", "value", "strsim"),
    room("runtime::misfit", "", ""),
    room("runtime::map", "patch value", "serde_json"),
    room("runtime::one_or_many", "table value", ""),
    room("runtime::own", "value", "serde serde_json"),
    room("runtime::patch", "value", ""),
    room("runtime::secret", "value", ""),
    room("runtime::timestamp", "misfit", "jiff"),
    room("runtime::bytes", "upload value", ""),
    room("runtime::upload", "", "bytes futures_core std::io tokio"),
    room("runtime::container", "value", ""),
    room("runtime::scalar", "timestamp upload value", ""),
    room("runtime::free", "value", "serde_json"),
    room("runtime::value", "table timestamp upload", "serde_json"),
    room("runtime::path", "", ""),
    room("runtime::table", "", ""),
    room("runtime::change", "", ""),
];

/// Circles of the runtime's files.
pub(crate) const RUNTIME_CIRCLES: &[Circle] = &[Circle {
    modules: &[
        "runtime::read::alternative",
        "runtime::read::array",
        "runtime::read::object",
        "runtime::read::scalar",
        "runtime::read::source",
        "runtime::read::union",
        "runtime::read::visitor",
    ],
    reason: "values are made of values: an object reads its members, a union its alternatives",
}];
