//! Generates typed, versioned API clients from OpenAPI documents while a crate compiles.
//!
//! One macro, [`generate_api!`], whose manual is below. What it generates stands on the runtime of the crate `primer-api`,
//! which a calling crate depends on too, by `git` or `path`: the crate of that name on crates.io is another one, by strangers. The work is
//! done by the library `primer-codegen-core`.

use std::path::Path;

use primer_codegen_core::{Caller, Parts, expand};

/// Turns OpenAPI 3.0 documents into modules, each with its types, its operations and a `Client`.
///
/// ```ignore
/// primer_codegen::generate_api! {
///     /// API version 2.1.
///     pub mod v2_1 = "../spec/2.1.yaml";
///     /// API version 2.4.
///     pub mod v2_4 = "../spec/2.4.yaml";
/// }
/// ```
///
/// # Modules
///
/// One entry per document, the oldest first: attributes (`#[cfg]` too), visibility and name are Rust's, and the string is the
/// path of the document, YAML or JSON. It is relative to the calling file, as for `include_str!`, or else to the folder of
/// the crate's manifest. An edited document builds the crate again.
///
/// The macro stands where modules do, not inside of a function: what versions share is beside them, in private modules whose
/// names are made of theirs (`v2_2_and_v2_3`).
///
/// # Several versions
///
/// - *What is equal is one type.* A type that is the same on the wire and in Rust in several documents, with all that it refers to,
///   is generated once, and each module has it: `v2_2::LineItem` is `v2_3::LineItem`. Descriptions, examples, `deprecated` and the
///   order of members tell no types apart; the words are the newest document's, the order (that of `new`'s arguments too) the oldest's.
/// - *What changed converts.* Between a type and what it was before there is `From` where every value has a place, and `TryFrom` where
///   not, in both directions. `to_version`, of the trait `Versioned`, converts over any number of versions. What has no place is an
///   error that names each path; nothing is lost silently.
/// - *An environment is one type* where the servers are the same, so that a service holds one for its clients of all versions.
/// - *What is missing says so.* A call of an operation or a setter that a version lacks does not compile, and the compiler says which
///   version has it.
/// - *What changed is written down*: on each item, on the front page of each module, and in its constant `CHANGES`.
///
/// An entry may have a `#[cfg]` of its own: all documents are read, and what is generated of each exists under its condition. Types and
/// conversions do not depend on which are on.
///
/// # Types alone
///
/// Clients are generated if the feature `client` of `primer-api` is on, which it is by default, and which switches on the feature of that
/// name here. Without it, a document becomes its types: they need no HTTP, and compile for `wasm32-unknown-unknown`. (A macro is built
/// once for all that a build compiles: `primer-api` with clients in a build script and without in the crate itself does not work.)
///
/// # Options
///
/// Before, between or after the modules:
///
/// - `expand_to = "target/expansion.rs";` writes the formatted expansion to a file, for reading and review. The path is relative
///   to the folder of the crate's manifest.
/// - `runtime = ::my_crate::runtime;` is where the runtime is, if it is not at `::primer_api::runtime`.
///
/// # What becomes of a document
///
/// | in the document | in Rust |
/// |---|---|
/// | object with `properties` | struct: public fields, setters, `new` with what is required or recommended ([by name](#arguments) where two of it are alike); unknown members are kept |
/// | object without | `Map`, free-form or of its `additionalProperties` |
/// | `enum` of strings or integers | enum with a variant for values that the document does not know; `FromStr` or `TryFrom<i64>` of those that it knows, `KNOWN_VALUES` |
/// | `oneOf`, `anyOf` | enum with a variant for what fits no alternative; `OneOrMany` for a value or an array of it |
/// | `allOf` | one struct with the members of all |
/// | optional | `Option`; `Patch` (absent, `null` or a value) if it is `nullable`, or in the body of a PATCH |
/// | body of a PATCH in JSON | every optional member is a `Patch`, through objects, maps and alternatives; items of arrays are replaced whole. A schema `Order` that is used elsewhere too has a second type `OrderUpdate` for that, which an `Order` converts into |
/// | `format` | `int32` and the like: the integer; `date-time`: `Timestamp`; `password`: `Secret` |
/// | limits | checked before a request is sent, every violation with its path |
/// | operation | a method of `Client` that returns a `Call`: to be awaited, with a timeout or headers of its own |
/// | parameter | an argument if it is required, those of the path first and in the order of its template ([by name](#arguments) where three are alike); a field of the operation's options if not; nothing if it has one value |
/// | `info.version` | the constant `VERSION` |
/// | servers with names | the enum `Environment` (`ServerEnvironment` where a schema has that name), which the client's builder takes |
/// | security that every operation needs | a client without the credential is not built |
/// | response | the success's type, and the failure's as the error's typed body; an enum by status where they differ |
///
/// # Arguments
///
/// Two arguments are alike if some Rust expression is accepted in the place of both, so that the compiler does not see them swapped: two
/// strings (or secrets), two integers of any size, two values of one type, a union and one of its alternatives.
///
/// - `new` takes its arguments one after the other if no two of them are alike, and otherwise as a struct of public fields, so that
///   each has its name and none can be left out: `LineItem::new(LineItemArguments { amount: 2500, quantity: 2, .. })`.
/// - An operation takes the parameters of the path in the order of the template, the other required ones as the document has them, the options, and the
///   body. If three of these are alike, the required parameters are a struct of public fields: `client.view_disk(ViewDiskArguments { .. })`.
/// - An enum is never taken as text: `Currency::Gbp`, `"GBP".parse()?`, or `Currency::Unrecognized("MRU".into())` for what the service
///   knows and the document does not.
///
/// # Extensions
///
/// | on | keyword | meaning |
/// |---|---|---|
/// | schema, parameter | `x-sensitive: true` | the value, and names in it that are data, are kept out of `Debug`, errors and logs |
/// | header parameter | `x-idempotency-key: true` | its text tells a repeated request from a new one: where the caller gives none, a call makes a random one for all its attempts, and may then be repeated whatever its method. `Idempotency-Key` and `X-Idempotency-Key` are keys unless they say `false` |
/// | schema | `x-recommended: [name]` | `new` asks for these members though they are not required |
/// | schema | `x-aliases: [name]` | other names of the member that are accepted when reading |
/// | schema, parameter, operation | `x-rust-name: name` | the Rust name, where the one made from the document's is poor |
/// | info | `x-env-prefix: NAME` | `Client::from_env` reads `NAME_API_KEY`, `NAME_ENVIRONMENT` and `NAME_BASE_URL` |
/// | server | `x-environment: name` | the name by which a client chooses the server: a variant of `Environment`, and a value of `NAME_ENVIRONMENT` |
///
/// # Errors
///
/// What is wrong with a document, and what cannot be generated yet, is a compile error at its path, each with the file, line
/// and column in the document and the way out. What is right is generated all the same.
#[proc_macro]
pub fn generate_api(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let file = proc_macro::Span::call_site().local_file();
    let caller = Caller {
        file_folder: file.as_deref().and_then(Path::parent).map(Path::to_owned),
        manifest_folder: std::env::var_os("CARGO_MANIFEST_DIR")
            .unwrap_or_default()
            .into(),
    };
    let parts = if cfg!(feature = "client") {
        Parts::TypesAndClient
    } else {
        Parts::Types
    };
    expand(input.into(), &caller, parts).into()
}
