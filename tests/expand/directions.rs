/// Directions, version 1.
///
/// | operation | |
/// |---|---|
/// | [`make_key`](Client::make_key) | `POST /keys` |
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
    const _: &[u8] = ::core::include_bytes!("directions.yaml");
    use ::primer_api::runtime as runtime;
    /// The version of the API, as its document has it.
    pub const VERSION: &str = "1";
    static SERVICE: runtime::Service = runtime::Service {
        title: "Directions",
        version: "1",
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
    /// A client of Directions, version 1.
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
        /// `POST /keys`
        ///
        /// # Errors
        ///
        /// - The request breaks a limit of the document; then nothing is sent.
        /// - The service does not respond, or responds with something undocumented.
        ///
        /// # Example
        ///
        /// ```
        /// use shop::api::KeyRequest;
        /// # async fn example(client: shop::api::Client) -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
        ///
        /// let request = KeyRequest::new(1);
        /// let response = client.make_key(request).await?;
        /// # Ok(())
        /// # }
        /// ```
        #[inline]
        pub fn make_key(
            &self,
            body: impl runtime::AsBody<KeyRequest>,
        ) -> runtime::Call<Key, ()> {
            static OPERATION: runtime::Operation = runtime::Operation {
                version: "1",
                id: "makeKey",
                method: "POST",
                path: "/keys",
                bodies: &[runtime::RequestBody::JSON],
                successes: &[
                    runtime::DocumentedResponse::json(runtime::Statuses::Code(201), 0),
                ],
                ..runtime::Operation::PLAIN
            };
            runtime::Call::with_body::<
                KeyRequest,
            >(&self.transport, &OPERATION, &[], body)
        }
    }
    impl ::core::convert::From<runtime::Transport> for Client {
        #[inline]
        fn from(transport: runtime::Transport) -> Self {
            Self { transport }
        }
    }
    /// A key.
    ///
    /// A request takes `KeyRequest`.
    ///
    /// The response of [`make_key`](Client::make_key).
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct Key {
        /// Read-only.
        pub id: ::std::string::String,
        pub uses: i64,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl Key {
        /// A value with what is required: `id`, `uses`.
        #[inline]
        #[must_use]
        pub fn new(
            id: impl ::core::convert::Into<::std::string::String>,
            uses: i64,
        ) -> Self {
            Self {
                id: id.into(),
                uses: uses,
                ..runtime::Value::blank()
            }
        }
        /// Sets `id`.
        ///
        /// Read-only.
        #[inline]
        #[must_use]
        pub fn id(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.id = value.into();
            self
        }
        /// Sets `uses`.
        #[inline]
        #[must_use]
        pub fn uses(mut self, value: i64) -> Self {
            self.uses = value;
            self
        }
    }
    impl runtime::Object for Key {
        #[inline]
        fn blank() -> Self {
            Self {
                id: runtime::Value::blank(),
                uses: runtime::Value::blank(),
                additional_properties: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "Key",
                members: &[
                    runtime::Member {
                        name: "id",
                        ..runtime::Member::REQUIRED
                    },
                    runtime::Member {
                        name: "uses",
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
                0 => runtime::Value::get(&self.id),
                1 => runtime::Value::get(&self.uses),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.id),
                1 => runtime::Value::slot(&mut self.uses),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(Key, AsObject);
    /// A key.
    ///
    /// The form of [`Key`](type@Key) in requests.
    ///
    /// The request of [`make_key`](Client::make_key).
    ///
    /// # Example
    ///
    /// ```
    /// use shop::api::KeyRequest;
    /// # async fn example() -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
    ///
    /// let request = KeyRequest::new(1);
    /// # Ok(())
    /// # }
    /// ```
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct KeyRequest {
        pub uses: i64,
        /// Write-only.
        pub pin: ::core::option::Option<::std::string::String>,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl KeyRequest {
        /// A value with what is required: `uses`.
        #[inline]
        #[must_use]
        pub fn new(uses: i64) -> Self {
            Self {
                uses: uses,
                ..runtime::Value::blank()
            }
        }
        /// Sets `uses`.
        #[inline]
        #[must_use]
        pub fn uses(mut self, value: i64) -> Self {
            self.uses = value;
            self
        }
        /// Sets `pin`.
        ///
        /// Write-only.
        #[inline]
        #[must_use]
        pub fn pin(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.pin = ::core::option::Option::Some(value.into());
            self
        }
    }
    impl runtime::Object for KeyRequest {
        #[inline]
        fn blank() -> Self {
            Self {
                uses: runtime::Value::blank(),
                pin: runtime::Value::blank(),
                additional_properties: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "KeyRequest",
                members: &[
                    runtime::Member {
                        name: "uses",
                        ..runtime::Member::REQUIRED
                    },
                    runtime::Member {
                        name: "pin",
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
                0 => runtime::Value::get(&self.uses),
                1 => runtime::Value::get(&self.pin),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.uses),
                1 => runtime::Value::slot(&mut self.pin),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(KeyRequest, AsObject);
    runtime::request!(Key => KeyRequest);
    runtime::as_body!(Key => KeyRequest);
    runtime::as_body!(Key => ::core::option::Option < KeyRequest >);
}
