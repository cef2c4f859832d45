/// Shop, version 1.0.
///
/// | operation | |
/// |---|---|
/// | [`get_item`](Client::get_item) | `GET /items/{id}` |
/// | [`change_item`](Client::change_item) | `PATCH /items/{id}` |
#[allow(
    clippy::all,
    clippy::pedantic,
    dead_code,
    deprecated,
    missing_debug_implementations,
    missing_docs,
    non_camel_case_types,
    unreachable_pub,
    unused_variables,
    rustdoc::broken_intra_doc_links
)]
pub mod api {
    const _: &[u8] = ::core::include_bytes!("operation.yaml");
    use ::primer_api::runtime as runtime;
    /// The version of the API, as its document has it.
    pub const VERSION: &str = "1.0";
    static SERVICE: runtime::Service = runtime::Service {
        title: "Shop",
        version: "1.0",
        env_prefix: ::core::option::Option::Some("SHOP"),
        servers: &[
            runtime::Server {
                environment: ::core::option::Option::Some("sandbox"),
                url: "https://sandbox.example.com",
                variables: &[],
            },
            runtime::Server {
                environment: ::core::option::Option::None,
                url: "https://example.com/{region}",
                variables: &[
                    runtime::ServerVariable {
                        name: "region",
                        default: "eu",
                        values: &[],
                    },
                ],
            },
        ],
        security: &[
            &[
                runtime::Scheme {
                    name: "ApiKey",
                    place: runtime::Credential::Header("X-Api-Key"),
                },
            ],
        ],
        idempotency_keys: &["idempotency-key", "x-idempotency-key"],
    };
    /// A client of Shop, version 1.0.
    ///
    /// Cheap to clone. Clients of several versions can share one transport: `Client::from(other.transport().clone())`. A transport brings its own server and credentials, which are not checked again.
    ///
    /// # Servers
    ///
    /// - `sandbox`, `https://sandbox.example.com`, the default.
    /// - `https://example.com/eu`.
    ///
    /// # Security schemes
    ///
    /// - `ApiKey`, a key in the header `X-Api-Key`.
    ///
    /// # Example
    ///
    /// ```
    /// use shop::api::{Client, Environment};
    /// # async fn example() -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
    ///
    /// let client = Client::from_env()?; // or, in code:
    /// let client = Client::builder()
    ///     .api_key("the key")
    ///     .environment(Environment::Sandbox)
    ///     .build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[derive(::core::clone::Clone, ::core::fmt::Debug)]
    pub struct Client {
        transport: runtime::Transport,
    }
    impl Client {
        /// Sets up a client.
        #[inline]
        #[must_use]
        pub fn builder() -> runtime::Builder<Self> {
            runtime::Builder::new(&SERVICE)
        }
        /// Creates a client from environment variables.
        ///
        /// - `SHOP_API_KEY`: the API key, which must be set.
        /// - `SHOP_ENVIRONMENT`: `sandbox`, see [`Environment`](type@Environment). Another name is an error. If it is not set, requests go to `https://sandbox.example.com`.
        /// - `SHOP_BASE_URL`: a URL to use instead of the document's servers. It is `https`, or `http` on a loopback host.
        ///
        /// # Errors
        ///
        /// A variable is missing or invalid; the error names it.
        pub fn from_env() -> ::core::result::Result<Self, runtime::Error> {
            runtime::Builder::<Self>::new(&SERVICE).from_env()?.build()
        }
        /// The connection pool and settings, for sharing with clients of other versions.
        #[inline]
        #[must_use]
        pub fn transport(&self) -> &runtime::Transport {
            &self.transport
        }
        /// Get one item.
        ///
        /// `GET /items/{id}`
        ///
        /// Needs the credential of `ApiKey`.
        ///
        /// # Errors
        ///
        /// - The service does not respond, or responds with something undocumented.
        /// - A failure that the service documents, as the error's typed body.
        ///
        /// # Example
        ///
        /// ```
        /// use shop::api::GetItemOptions;
        /// # async fn example(client: shop::api::Client) -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
        ///
        /// let response = client.get_item("id", GetItemOptions::default().limit(1)).await?;
        /// # Ok(())
        /// # }
        /// ```
        #[inline]
        pub fn get_item(
            &self,
            id: impl ::core::convert::AsRef<str>,
            options: GetItemOptions,
        ) -> runtime::Call<GetItemOutcome, Failure> {
            static OPERATION: runtime::Operation = runtime::Operation {
                version: "1.0",
                constants: &[
                    runtime::Constant {
                        name: "X-Version",
                        header: runtime::header_name!("x-version"),
                        location: runtime::Location::Header,
                        value: "1.0",
                    },
                ],
                id: "getItem",
                method: "GET",
                path: "/items/{id}",
                parameters: &[
                    common::PARAMETER_2,
                    runtime::Parameter {
                        name: "limit",
                        limits: ::core::option::Option::Some(common::LIMITS_1),
                        ..runtime::Parameter::IN_QUERY
                    },
                    runtime::Parameter {
                        name: "X-Trace",
                        header: runtime::header_name!("x-trace"),
                        ..runtime::Parameter::IN_HEADER
                    },
                ],
                security: common::SECURITY_3,
                successes: &[
                    runtime::DocumentedResponse::json(runtime::Statuses::Code(200), 0),
                    runtime::DocumentedResponse {
                        statuses: runtime::Statuses::Code(204),
                        outcome: 1,
                        content: runtime::Content::Empty,
                        media_type: "",
                        sensitive: false,
                    },
                ],
                failures: &[
                    runtime::DocumentedResponse::json(runtime::Statuses::Code(404), 0),
                ],
                ..runtime::Operation::PLAIN
            };
            runtime::Call::new(
                &self.transport,
                &OPERATION,
                &[
                    runtime::Ref::Text(::core::convert::AsRef::as_ref(&id)),
                    runtime::Value::get(&options.limit),
                    runtime::Value::get(&options.x_trace),
                ],
                runtime::Ref::Absent,
            )
        }
        /// `PATCH /items/{id}`
        ///
        /// Needs the credential of `ApiKey`.
        ///
        /// # Errors
        ///
        /// - The request breaks a limit of the document; then nothing is sent.
        /// - The service does not respond, or responds with something undocumented.
        ///
        /// # Example
        ///
        /// ```
        /// use shop::api::Change;
        /// # async fn example(client: shop::api::Client) -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
        ///
        /// let request = Change::default().name("name");
        /// let response = client.change_item("id", request).await?;
        /// # Ok(())
        /// # }
        /// ```
        #[deprecated]
        #[inline]
        pub fn change_item(
            &self,
            id: impl ::core::convert::AsRef<str>,
            body: impl runtime::AsBody<Change>,
        ) -> runtime::Call<Item, ()> {
            static OPERATION: runtime::Operation = runtime::Operation {
                version: "1.0",
                id: "changeItem",
                method: "PATCH",
                path: "/items/{id}",
                parameters: &[common::PARAMETER_2],
                security: common::SECURITY_3,
                bodies: &[runtime::RequestBody::JSON],
                successes: &[
                    runtime::DocumentedResponse::json(runtime::Statuses::Code(200), 0),
                ],
                ..runtime::Operation::PLAIN
            };
            runtime::Call::with_body::<
                Change,
            >(
                &self.transport,
                &OPERATION,
                &[runtime::Ref::Text(::core::convert::AsRef::as_ref(&id))],
                body,
            )
        }
    }
    impl runtime::Environments for Client {
        type Environment = Environment;
    }
    /// A variable in the URL of a server, with its value: for `server_variable` of [`Client::builder`](method@Client::builder).
    #[derive(
        ::core::clone::Clone,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash
    )]
    #[non_exhaustive]
    pub enum ServerVariable {
        /// `region`, `eu` by default.
        Region(::std::string::String),
    }
    /// The name alone: the value is a setting of the caller.
    impl ::core::fmt::Debug for ServerVariable {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            let name = match self {
                Self::Region(_) => ::core::stringify!(Region),
            };
            f.debug_tuple(name).finish_non_exhaustive()
        }
    }
    impl ::core::convert::From<ServerVariable> for runtime::VariableValue {
        fn from(variable: ServerVariable) -> Self {
            let (name, text) = match variable {
                ServerVariable::Region(it) => ("region", ::std::borrow::Cow::Owned(it)),
            };
            Self { name, text }
        }
    }
    impl runtime::ServerVariables for Client {
        type Variable = ServerVariable;
    }
    impl ::core::convert::From<runtime::Transport> for Client {
        #[inline]
        fn from(transport: runtime::Transport) -> Self {
            Self { transport }
        }
    }
    mod common {
        #[allow(unused_imports)]
        use super::{common, runtime};
        pub(super) const LIMITS_1: &runtime::Limits = &runtime::Limits {
            maximum: ::core::option::Option::Some(
                runtime::Bound::Inclusive(runtime::Numeral::Integer(10)),
            ),
            ..runtime::Limits::NONE
        };
        pub(super) const PARAMETER_2: runtime::Parameter = runtime::Parameter {
            name: "id",
            ..runtime::Parameter::IN_PATH
        };
        pub(super) const SECURITY_3: &[&[runtime::Scheme]] = &[
            &[
                runtime::Scheme {
                    name: "ApiKey",
                    place: runtime::Credential::Header("X-Api-Key"),
                },
            ],
        ];
    }
    /// An environment of the service: one of its servers, by name.
    ///
    /// For `environment` of [`Client::builder`](method@Client::builder). It is parsed from its name, ignoring case, as in the variable `SHOP_ENVIRONMENT`.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    #[non_exhaustive]
    pub enum Environment {
        /// `sandbox`: `https://sandbox.example.com`, the default.
        Sandbox,
    }
    runtime::implement_environment!(Environment : Sandbox = "sandbox");
    /// The response of [`change_item`](Client::change_item).
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct Item {
        pub token: ::core::option::Option<runtime::Secret>,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl Item {
        /// A value of which nothing is set.
        #[inline]
        #[must_use]
        pub fn new() -> Self {
            ::core::default::Default::default()
        }
        /// Sets `token`.
        #[inline]
        #[must_use]
        pub fn token(
            mut self,
            value: impl ::core::convert::Into<runtime::Secret>,
        ) -> Self {
            self.token = ::core::option::Option::Some(value.into());
            self
        }
    }
    impl ::core::default::Default for Item {
        #[inline]
        fn default() -> Self {
            runtime::Value::blank()
        }
    }
    impl runtime::Object for Item {
        #[inline]
        fn blank() -> Self {
            Self {
                token: runtime::Value::blank(),
                additional_properties: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "Item",
                members: &[
                    runtime::Member {
                        name: "token",
                        ..runtime::Member::OPTIONAL
                    },
                ],
                ruled: false,
                ..runtime::Table::OPEN
            };
            &TABLE
        }
        #[inline]
        fn member(&self, n: usize) -> runtime::Ref<'_> {
            match n {
                0 => runtime::Value::get(&self.token),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.token),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(Item, AsObject);
    /// The request of [`change_item`](Client::change_item).
    ///
    /// # Example
    ///
    /// ```
    /// use shop::api::Change;
    /// # async fn example() -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
    ///
    /// let request = Change::default().name("name");
    /// # Ok(())
    /// # }
    /// ```
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct Change {
        pub name: runtime::Patch<::std::string::String>,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl Change {
        /// A value of which nothing is set.
        #[inline]
        #[must_use]
        pub fn new() -> Self {
            ::core::default::Default::default()
        }
        /// Sets `name`.
        #[inline]
        #[must_use]
        pub fn name(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.name = runtime::Patch::Value(value.into());
            self
        }
        /// Sends `null` for `name`, which clears it.
        #[inline]
        #[must_use]
        pub fn clear_name(mut self) -> Self {
            self.name = runtime::Patch::Null;
            self
        }
    }
    impl ::core::default::Default for Change {
        #[inline]
        fn default() -> Self {
            runtime::Value::blank()
        }
    }
    impl runtime::Object for Change {
        #[inline]
        fn blank() -> Self {
            Self {
                name: runtime::Value::blank(),
                additional_properties: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "Change",
                members: &[
                    runtime::Member {
                        name: "name",
                        ..runtime::Member::OPTIONAL
                    },
                ],
                ruled: false,
                ..runtime::Table::OPEN
            };
            &TABLE
        }
        #[inline]
        fn member(&self, n: usize) -> runtime::Ref<'_> {
            match n {
                0 => runtime::Value::get(&self.name),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.name),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(Change, AsObject);
    /// The failure of [`get_item`](Client::get_item).
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct Failure {
        pub code: ::std::string::String,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl Failure {
        /// A value with what is required: `code`.
        #[inline]
        #[must_use]
        pub fn new(code: impl ::core::convert::Into<::std::string::String>) -> Self {
            Self {
                code: code.into(),
                ..runtime::Value::blank()
            }
        }
        /// Sets `code`.
        #[inline]
        #[must_use]
        pub fn code(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.code = value.into();
            self
        }
    }
    impl runtime::Object for Failure {
        #[inline]
        fn blank() -> Self {
            Self {
                code: runtime::Value::blank(),
                additional_properties: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "Failure",
                members: &[
                    runtime::Member {
                        name: "code",
                        ..runtime::Member::REQUIRED
                    },
                ],
                ruled: false,
                ..runtime::Table::OPEN
            };
            &TABLE
        }
        #[inline]
        fn member(&self, n: usize) -> runtime::Ref<'_> {
            match n {
                0 => runtime::Value::get(&self.code),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.code),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(Failure, AsObject);
    /// The responses of `getItem`, by status.
    ///
    /// The response of [`get_item`](Client::get_item).
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[non_exhaustive]
    pub enum GetItemOutcome {
        /// The item.
        Ok(Item),
        /// No such item yet.
        NoContent,
    }
    impl runtime::Outcome for GetItemOutcome {
        #[inline]
        fn blank(n: usize) -> Self {
            match n {
                0 => Self::Ok(runtime::Value::blank()),
                _ => Self::NoContent,
            }
        }
        #[inline]
        fn get(&self) -> runtime::Ref<'_> {
            match self {
                Self::Ok(value) => runtime::Value::get(value),
                Self::NoContent => runtime::Ref::Absent,
            }
        }
        #[inline]
        fn slot(&mut self) -> runtime::Slot<'_> {
            match self {
                Self::Ok(value) => runtime::Value::slot(value),
                Self::NoContent => runtime::Slot::Nothing,
            }
        }
    }
    /// Optional parameters of `getItem`.
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct GetItemOptions {
        pub limit: ::core::option::Option<i64>,
        pub x_trace: ::core::option::Option<::std::string::String>,
    }
    impl GetItemOptions {
        /// A value of which nothing is set.
        #[inline]
        #[must_use]
        pub fn new() -> Self {
            ::core::default::Default::default()
        }
        /// Sets `limit`.
        #[inline]
        #[must_use]
        pub fn limit(mut self, value: i64) -> Self {
            self.limit = ::core::option::Option::Some(value);
            self
        }
        /// Sets `X-Trace`.
        #[inline]
        #[must_use]
        pub fn x_trace(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.x_trace = ::core::option::Option::Some(value.into());
            self
        }
    }
    impl ::core::default::Default for GetItemOptions {
        #[inline]
        fn default() -> Self {
            runtime::Value::blank()
        }
    }
    impl runtime::Object for GetItemOptions {
        #[inline]
        fn blank() -> Self {
            Self {
                limit: runtime::Value::blank(),
                x_trace: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "GetItemOptions",
                members: &[
                    runtime::Member {
                        name: "limit",
                        limits: ::core::option::Option::Some(common::LIMITS_1),
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "X-Trace",
                        ..runtime::Member::OPTIONAL
                    },
                ],
                open: false,
                ..runtime::Table::OPEN
            };
            &TABLE
        }
        #[inline]
        fn member(&self, n: usize) -> runtime::Ref<'_> {
            match n {
                0 => runtime::Value::get(&self.limit),
                1 => runtime::Value::get(&self.x_trace),
                _ => runtime::Ref::Absent,
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.limit),
                1 => runtime::Value::slot(&mut self.x_trace),
                _ => runtime::Slot::Nothing,
            }
        }
    }
    runtime::implement!(GetItemOptions, AsObject);
}
