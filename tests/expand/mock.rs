/// Shop, version 1.0.
///
/// | operation | |
/// |---|---|
/// | [`put_item`](Client::put_item) | `PUT /items/{id}` |
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
    const _: &[u8] = ::core::include_bytes!("mock.yaml");
    use ::primer_api::runtime as runtime;
    /// The version of the API, as its document has it.
    pub const VERSION: &str = "1.0";
    static SERVICE: runtime::Service = runtime::Service {
        title: "Shop",
        version: "1.0",
        env_prefix: ::core::option::Option::None,
        servers: &[
            runtime::Server {
                environment: ::core::option::Option::None,
                url: "https://example.com",
                variables: &[],
            },
        ],
        security: &[],
        idempotency_keys: &["idempotency-key", "x-idempotency-key"],
    };
    /// A client of Shop, version 1.0.
    ///
    /// Cheap to clone. Clients of several versions can share one transport: `Client::from(other.transport().clone())`. A transport brings its own server and credentials, which are not checked again.
    ///
    /// # Servers
    ///
    /// - `https://example.com`, the default.
    ///
    /// # Example
    ///
    /// ```
    /// use shop::api::Client;
    /// # async fn example() -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
    ///
    /// let client = Client::builder().build()?;
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
        /// The connection pool and settings, for sharing with clients of other versions.
        #[inline]
        #[must_use]
        pub fn transport(&self) -> &runtime::Transport {
            &self.transport
        }
        /// `PUT /items/{id}`
        ///
        /// # Errors
        ///
        /// - The request breaks a limit of the document; then nothing is sent.
        /// - The service does not respond, or responds with something undocumented.
        ///
        /// # Example
        ///
        /// ```
        /// use shop::api::{PutItemBody, PutItemOptions};
        /// # async fn example(client: shop::api::Client) -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
        ///
        /// let request = PutItemBody::Json(1);
        /// let response = client.put_item(1, PutItemOptions::default().tags(["tags"]), request).await?;
        /// # Ok(())
        /// # }
        /// ```
        #[inline]
        pub fn put_item(
            &self,
            id: i64,
            options: PutItemOptions,
            body: impl ::core::convert::Into<::core::option::Option<PutItemBody>>,
        ) -> runtime::Call<PutItemOutcome, ()> {
            const OPERATION: &runtime::Operation = <operations::put_item as runtime::mock::MockedOperation>::OPERATION;
            let body: ::core::option::Option<PutItemBody> = body.into();
            runtime::Call::with_content(
                &self.transport,
                OPERATION,
                &[runtime::Value::get(&id), runtime::Value::get(&options.tags)],
                runtime::Bodies::selected(&body),
            )
        }
    }
    impl ::core::convert::From<runtime::Transport> for Client {
        #[inline]
        fn from(transport: runtime::Transport) -> Self {
            Self { transport }
        }
    }
    /// The operations, each a unit by which a mock is told which one is meant.
    pub mod operations {
        /// `PUT /items/{id}`
        #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
        pub struct put_item;
    }
    impl runtime::mock::MockedClient for Client {
        const SERVICE: &'static runtime::Service = &SERVICE;
        const ROUTES: &'static [runtime::mock::Route] = &[
            runtime::mock::Route::of::<operations::put_item>(),
        ];
    }
    impl runtime::mock::MockedOperation for operations::put_item {
        type Client = Client;
        type Request = ::core::option::Option<PutItemBody>;
        type Success = PutItemOutcome;
        type Failure = ();
        type Headers = ();
        const OPERATION: &'static runtime::Operation = &runtime::Operation {
            version: "1.0",
            id: "putItem",
            method: "PUT",
            path: "/items/{id}",
            parameters: &[
                runtime::Parameter {
                    name: "id",
                    ..runtime::Parameter::IN_PATH
                },
                runtime::Parameter {
                    name: "tags",
                    ..runtime::Parameter::IN_QUERY
                },
            ],
            bodies: &[
                runtime::RequestBody::JSON,
                runtime::RequestBody {
                    media_type: "text/plain",
                    content: runtime::Content::Text,
                    ..runtime::RequestBody::JSON
                },
            ],
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
            ..runtime::Operation::PLAIN
        };
        fn read_parameter(n: usize, sent: &runtime::mock::SentParameter<'_>) {
            match n {
                0 => sent.required::<i64>(),
                1 => sent.optional::<::std::vec::Vec<::std::string::String>>(),
                _ => {}
            }
        }
        fn read_body(
            sent: &runtime::mock::SentBody<'_>,
        ) -> ::core::result::Result<Self::Request, runtime::Misfit> {
            if sent.is_empty() {
                return ::core::result::Result::Ok(::core::option::Option::None);
            }
            match sent.number() {
                0 => {
                    sent.read()
                        .map(|value| ::core::option::Option::Some(
                            PutItemBody::Json(value),
                        ))
                }
                _ => {
                    sent.read()
                        .map(|value| ::core::option::Option::Some(
                            PutItemBody::Text(value),
                        ))
                }
            }
        }
    }
    /// The body of [`Client::put_item`](method@Client::put_item), by media type.
    ///
    /// The request of [`put_item`](Client::put_item).
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[non_exhaustive]
    pub enum PutItemBody {
        /// As `application/json`.
        Json(i64),
        /// As `text/plain`.
        Text(::std::string::String),
    }
    impl ::core::convert::From<i64> for PutItemBody {
        #[inline]
        fn from(value: i64) -> Self {
            Self::Json(value)
        }
    }
    impl ::core::convert::From<::std::string::String> for PutItemBody {
        #[inline]
        fn from(value: ::std::string::String) -> Self {
            Self::Text(value)
        }
    }
    impl ::core::convert::From<&str> for PutItemBody {
        #[inline]
        fn from(value: &str) -> Self {
            Self::Text(value.into())
        }
    }
    impl runtime::Bodies for PutItemBody {
        #[inline]
        fn selected(&self) -> (usize, runtime::Ref<'_>) {
            match self {
                Self::Json(value) => (0, runtime::Value::get(value)),
                Self::Text(value) => (1, runtime::Value::get(value)),
            }
        }
    }
    /// The responses of `putItem`, by status.
    ///
    /// The response of [`put_item`](Client::put_item).
    #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
    #[non_exhaustive]
    pub enum PutItemOutcome {
        /// Changed.
        Ok(::std::string::String),
        /// Nothing.
        NoContent,
    }
    impl runtime::Outcome for PutItemOutcome {
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
        fn number(&self) -> usize {
            match self {
                Self::Ok { .. } => 0,
                Self::NoContent { .. } => 1,
            }
        }
    }
    /// Optional parameters of `putItem`.
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct PutItemOptions {
        pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    }
    impl PutItemOptions {
        /// A value of which nothing is set.
        #[inline]
        #[must_use]
        pub fn new() -> Self {
            ::core::default::Default::default()
        }
        /// Sets `tags`.
        #[inline]
        #[must_use]
        pub fn tags(
            mut self,
            value: impl ::core::iter::IntoIterator<
                Item = impl ::core::convert::Into<::std::string::String>,
            >,
        ) -> Self {
            self.tags = ::core::option::Option::Some(
                ::core::iter::Iterator::collect(
                    ::core::iter::Iterator::map(
                        ::core::iter::IntoIterator::into_iter(value),
                        ::core::convert::Into::into,
                    ),
                ),
            );
            self
        }
    }
    impl ::core::default::Default for PutItemOptions {
        #[inline]
        fn default() -> Self {
            runtime::Value::blank()
        }
    }
    impl runtime::Object for PutItemOptions {
        #[inline]
        fn blank() -> Self {
            Self {
                tags: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "PutItemOptions",
                members: &[
                    runtime::Member {
                        name: "tags",
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
                0 => runtime::Value::get(&self.tags),
                _ => runtime::Ref::Absent,
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.tags),
                _ => runtime::Slot::Nothing,
            }
        }
    }
    runtime::implement!(PutItemOptions, AsObject);
}
