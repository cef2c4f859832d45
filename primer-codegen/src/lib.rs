//! Generates typed, versioned API clients from OpenAPI documents while a crate compiles.
//!
//! One macro, [`generate_api!`], whose manual is below. The generated code uses the runtime of the crate `primer-api`,
//! which a calling crate depends on too, by `git` or `path`: the crate of that name in the public crates registry (`cargo add` fetches it) is an unrelated one. The work is
//! done by the library `primer-codegen-core`.

use primer_codegen_core::{Caller, Compiler, INCLUDE, Parts, expand_for_compiler};

/// Turns OpenAPI documents (3.0, 3.1 and 3.2) into modules, each with its types, its operations and a `Client`.
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
/// the crate's manifest. A document is a regular file of at most 128 MiB. An edited document builds the crate again.
///
/// The macro is called at module level, not inside of a function: the types that versions share are beside them, in private modules whose
/// names are made of theirs (`v2_2_and_v2_3`).
///
/// # Overlays
///
/// A vendor's document stays as it is, byte for byte, and what is wrong in it is mended by an overlay beside it, a document of the
/// OpenAPI Overlay Specification (1.0 and 1.1). The build says what is wrong:
///
/// ```text
/// error: `$ref` target not found: `#/components/schemas/LineItm`
///    --> vendor/shop.yaml:9:17
/// ```
///
/// Five lines, in `overlays/shop.yaml`, mend it:
///
/// ```yaml
/// overlay: 1.1.0
/// info: {title: The reference that the vendor misspelt, version: 1.0.0}
/// actions:
///   - target: $.components.schemas.Order.properties.item
///     update: {$ref: '#/components/schemas/LineItem'}
/// ```
///
/// ```ignore
/// pub mod shop = "vendor/shop.yaml" + "overlays/shop.yaml";
/// ```
///
/// - Overlays apply in the order in which they are written, and the actions of each in theirs. `target` is a JSONPath (RFC 9535, without `match` and `search`).
/// - `update` merges objects, appends to arrays and replaces values; `remove: true` removes nodes; `copy` takes over a node of the document.
/// - A finding names the file that its place is in: the document's, or the overlay's that wrote it.
/// - A target that matches nothing is an error, so that an overlay goes when the vendor mends the mistake.
/// - What an extension of this generator says ([below](#extensions)) can be said by an overlay too: `x-sensitive`, `x-rust-name`.
/// - A `$ref` in an overlay is written as it would be in the document.
///
/// # Documents in several files
///
/// A `$ref` may lead into another file: `schemas/pet.yaml`, `../common.json#/components/schemas/Error`, and since OpenAPI 3.1 to an
/// `$anchor` there: `pets.yaml#pet`.
///
/// - The path is relative to the file in which the `$ref` stands. It ends with `.yaml`, `.yml` or `.json`, and is neither absolute nor a URL.
/// - What a file holds otherwise is neither checked nor generated. With [chosen operations](#options), the files that these need are read, and
///   those of path items, which say what operations there are.
/// - A target is one component, however many references lead to it: the one that the document has for it
///   (`Pet: {$ref: schemas/pet.yaml}`), or else one with its own name, the last of the fragment or the file's. Where that name is another
///   component's, the name of the file comes before it (`CommonError`).
/// - A name in the `mapping` of a discriminator is one of the schemas of its own file, or else of the document.
/// - An edited file builds the crate again, and a finding in it shows its path and line. Overlays change the document itself, its references too.
///
/// # Build scripts
///
/// A build script takes the same arguments, as text, and writes the code into a file, formatted: for very large documents, and for editors
/// that should land on readable code. Paths are relative to the folder of the manifest; the script depends on `primer-codegen-core`
/// (`[build-dependencies]`), and the crate on `primer-api`.
///
/// ```ignore
/// // build.rs
/// fn main() -> Result<(), primer_codegen_core::build::Failure> {
///     primer_codegen_core::build::generate(r#"pub mod shop = "vendor/shop.yaml";"#, "shop.rs")
/// }
///
/// // src/lib.rs
/// include!(concat!(env!("OUT_DIR"), "/shop.rs"));
/// ```
///
/// An edited file runs the script again. Errors and warnings are Cargo's, in one line each, and all errors with their excerpts are
/// the script's own output. Clients are generated unless an entry has `types_only`.
///
/// # The time of a build
///
/// The macro expands whenever the compiler reads the crate that calls it, after an edit elsewhere in that crate too. So it keeps its code in
/// Cargo's target folder (`target/debug/.primer-codegen`), beside all that the code depends on: the call, the macro's own library (its path, its size
/// and its time), and every file that was read. It takes the code from there only if the library is that one, and each file the same, byte for byte;
/// `cargo clean` removes the folder. What has errors is not kept, and neither is what an editor or a build script generates. The compiler reads the code all the same: a crate of its own for
/// the call is read again after an edit of a document alone.
///
/// Cargo compiles macros and build scripts without optimization. For the first build of large documents, this in the `Cargo.toml` of the workspace pays:
///
/// ```toml
/// [profile.dev.build-override]
/// opt-level = 1
/// ```
///
/// | processor time of the compiler until all is expanded | the first time | with `opt-level = 1` | the next times |
/// |---|---|---|---|
/// | a document of 193 operations, 0.4 MB | 0.46 s | 0.20 s | 0.15 s |
/// | one of 1,223 operations, 13 MB | 8.8 s | 3.5 s | 2.1 s |
///
/// With `opt-level = 1` the generator itself takes several times as long to compile, once.
///
/// From the second time on, all of `cargo check` takes 1.5 s and 0.3 GB of memory for the first of these documents, and 18 s and 1.8 GB for the
/// second. Of a large document, choose what the service calls: `operations = ["getPet"];` and `tags = ["pets"];` leave everything else out.
///
/// # Several versions
///
/// - *Equal types are one type.* A type that is the same on the wire and in Rust in several documents, with all that it refers to,
///   is generated once, and each module has it: `v2_2::LineItem` is `v2_3::LineItem`. Descriptions, examples, `deprecated` and the
///   order of members do not make types different; the documentation is the newest document's, the order (that of `new`'s arguments too) the oldest's.
/// - *Changed types convert.* Between a type and its form before there is `From` if every value converts without loss, and `TryFrom` if
///   not, in both directions. `to_version`, of the trait `Versioned`, converts over any number of versions. A value that would be lost is an
///   error that names each path; nothing is lost silently.
/// - *An environment is one type* where the servers are the same, so that a service holds one for its clients of all versions.
/// - *A missing method is explained.* A call of an operation or a setter that a version lacks does not compile, and the compiler says which
///   version has it.
/// - *Changes are documented*: on each item, on the front page of each module, and in its constant `CHANGES`.
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
/// # Mocks
///
/// With the feature `mock` of `primer-api`, each client has a module `operations` beside it: a unit for each operation, by which a test says
/// what a local server replies with, `service.on(operations::create_pet).respond(pet)`. `primer_api::mock` has the rest. A build script
/// generates it if its crate has a feature `mock` too and that is on. It is a feature for tests: `[dev-dependencies]` is its place.
///
/// # Options
///
/// Before, between or after the modules:
///
/// - `expand_to = "target/expansion.rs";` writes the formatted expansion to a file, for reading and review. The path is relative
///   to the folder of the crate's manifest. The file lies in that folder or in Cargo's target folder, links and `..` followed: the one that
///   `CARGO_TARGET_DIR` names, or `target` beside a manifest above. Nothing is overwritten but an empty file or an earlier expansion,
///   recognised by its first line: `// @generated by primer-codegen; do not edit`.
/// - `doctests = my_crate;`, the path of the module in which the macro is called, makes tests of the [examples](#examples-in-the-documentation).
/// - `runtime = ::my_crate::runtime;` is where the runtime is, if it is not at `::primer_api::runtime`.
///
/// A module may have options of its own, in braces instead of the semicolon:
///
/// ```ignore
/// primer_codegen::generate_api! {
///     pub mod github = "github.yaml" {
///         operations = ["repos/get", "GET /user"];
///         tags = ["issues"];
///     }
/// }
/// ```
///
/// | option of a module | meaning |
/// |---|---|
/// | `operations = ["getPet", "GET /pets"];` | these operations, by `operationId` or by method and path, and what they refer to: nothing else is generated or checked, so that a large document costs what is used of it |
/// | `tags = ["pets"];` | the operations of these tags, in addition |
/// | `types_only;` | no client: the types that the operations need |
/// | `all_schemas;` | all schemas in `components`. Without it, one that no operation, callback or webhook of the module refers to is neither generated nor checked, unless the document has neither operations nor webhooks |
/// | `headers = {"X-Client" = "shop/1.0"};` | headers of every request; a header parameter of that name is no argument then. One that the client sets itself, a credential, an idempotency key, or one whose value the document fixes is an error |
/// | `types = {"Money" = crate::Money};` | a [type of yours](#types-of-your-own) in the place of a schema in `components` |
///
/// What needs no option is written into the document, or into what is laid over it: a Rust name is `x-rust-name`, and a required parameter
/// with a single value in `enum` is sent by itself.
///
/// # Examples in the documentation
///
/// The documentation of a client, of each operation and of each type of a request body has an example. It takes the values of the document's
/// first `example`, and else the names of what is required, and shows a few members that may be missing. It compiles, unless it would need a
/// type of yours, and then there is none. As the document is not yours, no example is a test of your crate: rustdoc does not see them
/// when it collects tests. `doctests = my_crate;` makes tests of them, which are compiled and not run.
///
/// # Go to definition
///
/// An editor that goes to the definition of a generated item lands on the macro call, and so do the compiler's notes. With the environment
/// variable `PRIMER_CODEGEN_INCLUDE=FOLDER`, the macro writes the expansion to a file there, formatted, and includes it. The path is relative to the
/// folder of the crate's manifest, and only the packages that Cargo builds for their own sake have such files, not their dependencies. An editor reads files in the package's
/// own folder, so `expanded` is a good name, in `.gitignore` too; in `.cargo/config.toml`, for the editor and for Cargo:
///
/// ```toml
/// [env]
/// PRIMER_CODEGEN_INCLUDE = "expanded"
/// ```
///
/// - A file is written when the crate is built. A member of a workspace that was built as a dependency before stays as it is, without a file,
///   until it is built again: after an edit, or `cargo clean -p`.
/// - Paths in the attributes of a module are relative to the file in that folder then: `#[doc = include_str!("shop.md")]` needs
///   `concat!(env!("CARGO_MANIFEST_DIR"), "/src/shop.md")`.
/// - A call that was edited has a new file, and the old one stays until you delete it.
///
/// Edited documents build the crate again as without it. Formatting takes about as long as generating: for a very large document, a build script
/// does it once. It is for a workplace, not for a release.
///
/// # Types of your own
///
/// `types = {"Money" = crate::Money};` puts a type of yours in the place of the schema `Money`, which is not generated then. Wherever the
/// schema is used there is an `Own<crate::Money>`: it is used as a `Money` and made of one by `into`, which setters and `new` do.
///
/// - The path begins with `crate::` or `::`, and has no parameters. The type implements serde's `Serialize` and `DeserializeOwned`,
///   `Clone`, `PartialEq` and `Debug`, and is `Send`, `Sync` and `'static`; if not, the compiler says so at the path.
/// - Serde reads and writes it. What was read is written as it was, members too that the type does not have. The limits of the schema are
///   not checked: the type knows its own. A value that serde does not write as JSON is a violation before anything is sent.
/// - In a path, a query, a header or a form it is what it is as JSON: a number, a boolean or a text as such, an object or a list in the
///   parameter's style. A header of a response is read from its text.
/// - `Debug` is the type's own, but for what is `x-sensitive`, which stays redacted.
/// - A schema that extends a replaced one by `allOf` is an error: replace it too. As an alternative of a union, a value of the type writes its
///   discriminator itself, or the union adds it.
/// - In several versions, types with the same path are the same.
///
/// # The Rust code of a document
///
/// | in the document | in Rust |
/// |---|---|
/// | object with `properties` | struct: public fields, setters, `new` with what is required or recommended, if anything is ([by name](#arguments) where two of them are alike); unknown members are kept |
/// | equal inline schemas | one type, named after their property or parameter where no other type is; all other names are aliases of it (`OrderStatus = Status`), so that a name depends on its own place alone. Words and order do not count. In a call of several documents, two schemas are one type where they are equal in each document that has both |
/// | object without | `Map`, free-form or of its `additionalProperties` |
/// | `enum` of strings or integers | enum with a variant for values that the document does not know; `FromStr` or `TryFrom<i64>` of those that it knows, `KNOWN_VALUES` |
/// | `enum` of several types | a union: an enum of the strings, one of the integers, `f64`, `bool`; objects and arrays are free-form JSON (a warning), `null` makes it nullable |
/// | `oneOf`, `anyOf` | enum with a variant for what fits no alternative; `OneOrMany` for a value or an array of it. Scalars of one type are one variant, `Text` for example. Members that all alternatives have, with one Rust type, are methods of the enum. A [discriminator](#unions) selects the variant, or else what the value holds |
/// | `oneOf` and `anyOf` beside each other, in several parts of `allOf` or within each other | one union with a variant for each combination; more than 32, or a discriminator beside others, is free-form JSON with a warning |
/// | `allOf` | one struct with the members of all; `items` of several parts hold at once. A component that nothing uses but as such a part is no type of its own, unless [`all_schemas`](#options) asks for it |
/// | optional | `Option`; `Patch` (absent, `null` or a value) if it is `nullable`, or in the body of a PATCH |
/// | `readOnly`, `writeOnly` | a schema that requests and responses contain is two types, if its members differ: `Account` is that of responses, without write-only members, and `AccountRequest` that of requests, without read-only ones; `required` counts where the member is. An `Account` converts into an `AccountRequest`, unless this requires a write-only member. What is left out is an unknown member where it is read |
/// | body of a PATCH in JSON | every optional member is a `Patch`, through objects, maps and alternatives; items of arrays are replaced whole. A schema `Order` that is used elsewhere too has a second type `OrderUpdate` for that, which an `Order` converts into |
/// | `integer` | `i64`, or what `format` says (`int32` and the like); a wider type, up to `i128`, where `minimum`, `maximum` or `enum` is beyond it |
/// | `number` | `f64`, whatever its `format`; written without a fraction if it has none. A number whose digits an `f64` does not keep is told to the drift hook |
/// | `format` of strings | `date-time`: `Timestamp`; `password`: `Secret` |
/// | limits, and alternatives that only list required members | checked before a request is sent, every violation with its path; limits that no value keeps are a warning, and any JSON is accepted |
/// | `pattern` | read as ECMA-262 does, and checked in linear time; look-around, back references and Unicode classes (`\\p{L}`) are not checked, with a warning |
/// | `default` | a method that returns it; one that does not fit its schema is a warning, and there is none |
/// | operation | a method of `Client` that returns a `Call`: to be awaited, with a timeout or headers of its own |
/// | `operationId` | the method's name; without one, or where another operation has it already (a warning), it is made of method and path: `get_pets_by_id` |
/// | `links` | documentation of the operation: which one to call next, and with what |
/// | `callbacks`, `x-webhooks` | for a service that receives them: a type `SubscribeOnEventCallback` or `RefundWebhook` for the body, one followed by `Response` for what is sent back; not generated with chosen operations, unless these declare them |
/// | parameter | an argument if it is required, those of the path first and in the order of its template ([by name](#arguments) where three are alike); a field of the operation's options if not; nothing if it has one value |
/// | cookies | one `Cookie` header with all of them; what no cookie can hold is percent-encoded, as is `%`. As `text/plain` the value is sent as it is, and one that no cookie holds is a violation |
/// | `content` of a parameter | JSON (any `+json`), or text as it is; under another media type text that the caller writes, with a warning |
/// | list, object or scalar in `deepObject` | `a[b][0]=c`, `a[b][c]=d`, `a=b`, with one warning for the document |
/// | list or object within a list or an object of another style | JSON, with a warning; a list in an exploded object of `form` repeats its name |
/// | header that the client sets itself (`Content-Length`, `Host`, `Accept`, ...), credential that is a parameter too | left out, with a warning |
/// | request body in one media type | an argument: JSON and forms as their schema's type, text (`text/*`, XML, YAML) as `String`, all others as `Upload` (bytes, text, a file or a reader); `None` leaves out one that is not required |
/// | request body in several | an enum with a variant for each, and `From` the type of each: the first where several have one type. Several names of plain JSON are one |
/// | `multipart/form-data` | the schema's type: a `format: binary` member, or a list of them, is an `Upload` with a file name, a media type and headers of its own; objects are JSON, lists repeat their part, anything else is text, unless `encoding` says otherwise. Without a schema, a `Map` of `Upload` |
/// | `multipart/mixed`, `multipart/related` | written like `multipart/form-data`, with a warning |
/// | range of media types (`image/*`) | the `Upload` says its media type |
/// | list or object in the form of a body | a list repeats its name, an object is JSON; what is `null` is left out. With an `encoding`: what its `style`, `explode`, `allowReserved` or JSON as `contentType` say, as in a query |
/// | delimiter inside of an item (`,` in a header, `\|` in `pipeDelimited`) | a violation before sending, where the style cannot escape it |
/// | `info.version` | the constant `VERSION` |
/// | servers with names | the enum `Environment` (`ServerEnvironment` where a schema has that name), which the client's builder takes |
/// | variables in the URLs of servers | the enum `ServerVariable`, which the client's builder takes (`server_variable`): of text, or of an enum like `ServerRegion` where there is an `enum`. A text stays in its part of the URL: nothing in it ends the host. Of single operations' servers the defaults hold (`operation_server_at` says another URL) |
/// | servers of a path or an operation | the enum `OperationServer`: such an operation is called at its own server if the builder names it (`operation_server`) or if it is on the client's host, and otherwise is an error before anything is sent |
/// | security that every operation needs | a client without the credential is not built |
/// | schemes and scopes of an operation, servers | documentation of the operation and of the `Client` |
/// | several security schemes | `credential` of the builder by the scheme's name, `credential_provider` for tokens that expire; of alternatives, the first for which there are all credentials |
/// | HTTP schemes but `basic` and `bearer` | the credential is all of `Authorization` |
/// | credentials of one requirement in one header | taken for alternatives, with a warning |
/// | security scheme that is not declared or does not say where its credential stands | nothing is sent for it, with a warning |
/// | response | the success's type, and the failure's as the error's typed body; an enum by status and media type where they differ. `()` where no success is documented; a redirect is one if no 2xx is |
/// | media types of a response | `Accept` asks for all of them, or for what a call's own header says; `Content-Type` tells which one came: JSON, text (`text/*`, XML) or `Bytes` (all others, and `format: binary`) |
/// | any response | its bytes as a stream, however many: `.download()` of the call |
/// | `text/event-stream` | server-sent events with data of the schema's type: `.events()` of the call, whatever other media types there are; the caller sets the member of the request that asks for them (`stream: true`). `[DONE]` ends a stream of JSON. `.await` alone is the response in another media type, or else all of the text |
/// | `application/jsonl`, `application/x-ndjson`, `application/json-seq`, `application/stream+json` | items of the schema's type: `.items()` of the call. An array is read item by item, with a warning |
/// | headers of responses | a struct of the operation, in which each may be missing: `documented_headers()` of a `Response` and of an error |
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
/// # Unions
///
/// - The discriminator is the declared one, that of a base which the alternatives extend, or a member that each alternative requires with
///   another single value. Its values may be strings, integers or booleans. A schema with several values that does not declare the
///   property is a variant for each of them: `Someone::Student(person)` and `Someone::Teacher(person)`.
/// - The value that was read is written. A value that you make is written with the one of its alternative, unless it holds one itself; one
///   that belongs to another alternative, or none where several are possible, is a violation.
/// - A value of an unknown discriminator is read as the base of the alternatives, if the document has one. With `defaultMapping`, one of an
///   unknown discriminator or of none is read as that alternative, and kept as it is if it does not fit.
/// - Without a discriminator that alternative is read whose required members are there, whose limits hold, and which declares most of
///   the members. Free-form ones come last, and otherwise the first of equal ones is taken. A member that the document does not know
///   does not change the choice.
///
/// # Documentation
///
/// Descriptions stay, as far as they are text to rustdoc too, which compiles and runs code blocks as tests and passes HTML on to the
/// reader's browser: a document could run code in your build. So no code block is one of Rust's, HTML is shown as it is written, and
/// only links to the web (`https:`, `http:`, `mailto:`) are links.
///
/// # The standard, object by object
///
/// By the table of contents of OpenAPI 3.0.4, section 4.7. What stands in neither column does not exist.
///
/// | object | supported | not, or without an effect on what is generated |
/// |---|---|---|
/// | OpenAPI, Info | `openapi` 3.0.x, 3.1.x and 3.2.x, `info`, `servers`, `paths`, `components`, `security`; `webhooks`, before 3.1 as `x-webhooks` | `termsOfService`, `contact` and `license` are documentation of the module, `externalDocs` is for people. Swagger 2.0 is an error |
/// | Server, Server Variable | `url`; variables are settings of the builder | variables of single operations' servers have their defaults |
/// | Components | all kinds | what nothing refers to is not generated; schemas are where [`all_schemas`](#options) says so, and in a document without operations and webhooks |
/// | Paths, Path Item | every method, `parameters`, `$ref`, several templates in a segment; templates that differ in names only (a warning); `servers` | `?` in a path is an error, and a fragment is not sent (a warning); `summary` and `description` are for people |
/// | Operation | all but the rest; without an `operationId` the name is made of method and path; `tags` [choose](#options); `servers` of another host are used where the builder names them (`operation_server`) |  |
/// | Parameter | `path`, `query`, `header` and `cookie`; all styles, `explode`, `allowReserved`, `schema` and `content` | `allowEmptyValue`: an empty text can always be sent |
/// | Request Body, Media Type | JSON, forms, `multipart/form-data` with files, text, bytes and readers; of several media types the caller chooses by type; a key that is no media type stands for any (a warning); `text/event-stream` and lines of JSON as streams of items | other kinds of `multipart` are sent as form data (a warning); `example` and `examples` are for people |
/// | Encoding | of forms and parts: `contentType`, `style`, `explode`, `allowReserved`; `headers` of files | an object as another media type than JSON in a part is an error yet; headers of parts that are no files are left out (a warning) |
/// | Responses, Response | statuses, ranges, `default`; 204, 205 and 304 without a body are not those of a range or a `default` with one; `headers`, `content` in JSON, text or bytes, read whole or as a stream, `links` | XML, YAML and CBOR are text or bytes |
/// | Header | `schema` or `content`, `explode`, `deprecated` | `required`: a response is read without the header too |
/// | Callback | the bodies of requests and responses are types for a receiver | expression and method are documentation: a receiver has routes of its own |
/// | Link | `operationId`, `operationRef` into the document, `parameters`, `description` are documentation | `requestBody` and `server`: the caller writes the next call itself |
/// | Example, External Documentation, Tag |  | for people |
/// | Reference | into the document and into [other files](#documents-in-several-files), wherever the standard allows it | URLs are an error, because nothing is fetched; files of examples are not read |
/// | Schema | all keywords but the rest | of `not`, members together (`required`) and single values (`enum`, `const`) are checked before sending, and the rest by the service alone (a warning); a type that it excludes is documented; `xml`, `example`, `externalDocs` are for people |
/// | Discriminator | `propertyName`, `mapping` |  |
/// | XML |  | XML is text that the caller reads and writes |
/// | Security Scheme, OAuth Flows, Security Requirement | keys in headers, queries and cookies, every HTTP scheme, tokens of OAuth2 and OpenID Connect from the caller or a provider; alternatives and combinations | flows: tokens are got outside of the client |
/// | Specification Extensions | [ours](#extensions) | others say nothing about the wire |
///
/// What later versions of the standard have beside this:
///
/// | since | supported | not, or without an effect on what is generated |
/// |---|---|---|
/// | 3.1 | `type` with several types (a union by type) and with `null`, `const`, boolean schemas, keywords beside `$ref`, `$defs`, `$id`, `$anchor`; `prefixItems` (a list of the items' common type, or of a union of their types), `patternProperties` (a map, where all members have one schema), `unevaluatedProperties`; numeric `exclusiveMinimum` and `exclusiveMaximum`; `webhooks`, `components.pathItems`, a document without `paths`. Checked before sending: `dependentRequired`; `dependentSchemas`, `if`, `then` and `else` that say which members are required or not allowed, and which values or limits members have, whose properties are members of the type too; `contains`, `minContains` and `maxContains` with a schema of types, single values, limits and members; `propertyNames` with single values, lengths and a pattern; `unevaluatedItems: false` after `prefixItems` | the service alone checks what these keywords say beyond that, which the documentation of the type or the member names, and `contentSchema`: whatever they allow is read and kept; `$dynamicRef` leads to the anchor of its name; text in `contentEncoding` is text, as in `format: byte`, and its documentation names the encoding; parts of a form of another `contentMediaType`, or without a `type`, are files, and a part is of that media type unless its encoding says another one |
/// | 3.2 | `query` operations, `additionalOperations`, whose methods are sent as they are written, `in: querystring` as a form, JSON or text, `style: cookie`, `components.mediaTypes`, `defaultMapping`, `itemSchema` of streams, `$self` | encodings by position, within others and of a query string are an error yet; the rest is documentation |
///
/// # Extensions
///
/// | on | keyword | meaning |
/// |---|---|---|
/// | schema, parameter, header | `x-sensitive: true` | the value, and names in it that are data, are kept out of `Debug`, errors and logs |
/// | header parameter | `x-idempotency-key: true` | its text tells a repeated request from a new one: where the caller gives none, a call makes a random one for all its attempts, and may then be repeated whatever its method. `Idempotency-Key` and `X-Idempotency-Key` are keys unless they say `false` |
/// | query parameter of `style: deepObject`, encoding of a form's member | `x-deep-object: qs`, `x-deep-object: rails` | how lists are written, of which the standard says nothing: `a[b][0]=c` or `a[b][]=c`. Without it they are numbered, with a warning |
/// | schema | `x-recommended: [name]` | `new` asks for these members though they are not required |
/// | schema | `x-aliases: [name]` | other names of the member that are accepted when reading |
/// | schema | `x-error-id: true`, `x-diagnostics-id: true` | the member of a failure's body that says what went wrong, and the one that names this very failure: `error_id()` and `diagnostics_id()` of the error find them in the body of any status, and they stand in its line |
/// | schema, parameter, header, operation | `x-rust-name: name` | the Rust name, where the one made from the document's is poor |
/// | operation | `x-pages` | the success is one [page](#pages) of a list, and how the list goes on; `x-dropshot-pagination` says the same of `items`, `next_page` and `page_token` |
/// | info | `x-env-prefix: NAME` | `Client::from_env` reads `NAME_API_KEY`, `NAME_ENVIRONMENT` and `NAME_BASE_URL` |
/// | server | `x-environment: name` | the name by which a client chooses the server: a variant of `Environment`, and a value of `NAME_ENVIRONMENT` |
///
/// # Pages
///
/// Where a document says how a list goes on, the call has `.pages()` and `.items()`: streams that ask for the next page when it is wanted.
///
/// ```yaml
/// get:
///   operationId: listOrders
///   x-pages:
///     items: result.data       # the array in the response; without it, the response is the array
///     next: meta.cursor        # the position of the next page: a list ends where it is missing, null or empty
///     parameter: cursor        # the query parameter that takes it
/// ```
///
/// ```ignore
/// let mut orders = client.list_orders(ListOrdersOptions::default()).items();
/// while let Some(order) = orders.next().await {
///     println!("{}", order?.id);
/// }
/// ```
///
/// Instead of `next`, one of these:
///
/// | keyword | the next page |
/// |---|---|
/// | `last: id`, `parameter: starting_after` | begins behind the last item, whose member `id` the parameter takes |
/// | `counts: pages`, `parameter: page` | has the next number, until a page is empty; `first: 0` if the first one is not 1 |
/// | `counts: items`, `parameter: offset` | begins behind all items so far, until a page is empty |
/// | `nextUrl: links.next` | has this URL |
/// | `link: true` | has the URL of the header `Link` with `rel="next"` |
///
/// `more: has_more` names the member that is `false` in the last page. A page at another host, which would get the credential, is an error, and so is one
/// that was there already. A document of somebody else says nothing of this: an overlay can.
///
/// # Errors
///
/// A mistake in a document, and a feature that cannot be generated yet, is a compile error at its path, each with the file, line
/// and column in the document and a way to correct it. The rest of the document is generated all the same.
///
/// What has one safe reading is a warning, and that reading is generated: `"true"` for `true`, `in: Query`, a missing description, a
/// required member that is not declared, a default that does not fit, an unknown keyword that resembles none. What no value satisfies,
/// what leads in circles, and what has no Rust type is free-form JSON with a warning. An error is what would be wrong on the wire: a
/// misspelled keyword, a reference to nothing, a path parameter that the path lacks. Only what the operations need is reported; without
/// operations it is the whole document. `diagnostics::CATALOGUE` of `primer-codegen-core` lists every finding with the reason.
///
/// The command `primer-codegen` says the same without a compiler ([below](#the-command)).
///
/// A warning appears under the lint `deprecated`, by which alone a macro can warn, and obeys the levels on the entry:
/// `#[allow(deprecated)] pub mod pets = "pets.yaml";` silences the warnings of a document, `#[deny(deprecated)]` makes errors of them.
///
/// # The command
///
/// `primer-codegen` is a command for whoever keeps documents: the feature `cli` of `primer-codegen-core`. `--help` of each subcommand has the rest.
///
/// | command | prints |
/// |---|---|
/// | `check DOCUMENT...` | the findings, and warnings of what is legal but surely a mistake; `--format human`, `json`, `github` or `sarif` |
/// | `changes OLD NEW` | what changed, what breaks a caller first; `--format human`, `markdown` or `json` |
/// | `expand DOCUMENT...` | the generated code |
/// | `series OLDEST... NEWEST` | how many types the versions of an API share |
/// | `corpus FOLDER` | what comes of each document below a folder |
/// | `overlay apply DOCUMENT + OVERLAY...` | the document with its overlays, for other programs |
/// | `completions SHELL` | a script by which the shell completes the command |
///
/// - A document may have overlays: `vendor/shop.yaml + overlays/shop.yaml`.
/// - `--operations` and `--tags` choose operations as the [options](#options) do, one each; both can be repeated.
/// - It exits with 0, with 1 if a document is wrong or something was found that is denied (`--deny-warnings`, `--deny-breaking`), and with 2 if the
///   arguments are wrong or a file cannot be read or written.
///
/// A repository that keeps a vendor's document reviews each update of it by a workflow of GitHub: the findings are shown on their lines, and the
/// changes in the summary of the run.
///
/// ```yaml
/// on:
///   pull_request:
///     paths: ["openapi/**"]
/// jobs:
///   openapi:
///     runs-on: ubuntu-latest
///     steps:
///       - uses: actions/checkout@v4
///       - run: cargo install --locked --git URL --rev COMMIT --features cli primer-codegen-core
///       - run: primer-codegen check openapi/shop.yaml + openapi/shop.overlay.yaml --format github --deny-warnings
///       - run: |
///           git fetch --depth 1 origin "$GITHUB_BASE_REF"
///           git worktree add ../before FETCH_HEAD
///           primer-codegen changes ../before/openapi/shop.yaml + ../before/openapi/shop.overlay.yaml openapi/shop.yaml + openapi/shop.overlay.yaml --format markdown >> "$GITHUB_STEP_SUMMARY"
/// ```
#[proc_macro]
pub fn generate_api(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let caller = Caller {
        file: proc_macro::Span::call_site().local_file(),
        manifest_folder: std::env::var_os("CARGO_MANIFEST_DIR")
            .unwrap_or_default()
            .into(),
    };
    let parts = if cfg!(feature = "mock") {
        Parts::TypesClientAndMock
    } else if cfg!(feature = "client") {
        Parts::TypesAndClient
    } else {
        Parts::Types
    };
    let folder = std::env::var(INCLUDE).ok();
    // Cargo says so of the packages that are worked on, and of no dependency.
    let is_worked_on = std::env::var_os("CARGO_PRIMARY_PACKAGE").is_some();
    let folder = folder.filter(|it| !it.is_empty() && is_worked_on);
    let compiler = Compiler {
        library: env!("CARGO_CRATE_NAME"),
        include: folder.as_deref(),
    };
    expand_for_compiler(input.into(), &caller, parts, compiler).into()
}
