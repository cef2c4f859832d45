/// Options, version 1.
///
/// | operation | |
/// |---|---|
/// | [`create_order`](Client::create_order) | `POST /orders` |
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
    const _: &[u8] = ::core::include_bytes!("options.yaml");
    const _: fn() = || {
        fn assert<T: ::primer_api::runtime::Replaces>() {}
        assert::<crate::Money>();
    };
    use ::primer_api::runtime as runtime;
    /// The version of the API, as its document has it.
    pub const VERSION: &str = "1";
    static SERVICE: runtime::Service = runtime::Service {
        title: "Options",
        version: "1",
        env_prefix: ::core::option::Option::None,
        servers: &[
            runtime::Server {
                environment: ::core::option::Option::None,
                url: "https://{region}.example.com/{base}",
                variables: &[
                    runtime::ServerVariable {
                        name: "region",
                        default: "eu",
                        values: &["eu", "us"],
                    },
                    runtime::ServerVariable {
                        name: "base",
                        default: "v1",
                        values: &[],
                    },
                ],
            },
        ],
        security: &[],
        idempotency_keys: &["idempotency-key", "x-idempotency-key"],
    };
    /// A client of Options, version 1.
    ///
    /// Cheap to clone. Clients of several versions can share one transport: `Client::from(other.transport().clone())`. A transport brings its own server and credentials, which are not checked again.
    ///
    /// # Servers
    ///
    /// - `https://eu.example.com/v1`, the default.
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
        /// `POST /orders`
        ///
        /// # Errors
        ///
        /// - The request breaks a limit of the document; then nothing is sent.
        /// - The service does not respond, or responds with something undocumented.
        #[inline]
        pub fn create_order(
            &self,
            body: impl runtime::AsBody<Order>,
        ) -> runtime::Call<(), ()> {
            static OPERATION: runtime::Operation = runtime::Operation {
                version: "1",
                constants: &[
                    runtime::Constant {
                        name: "X-Client",
                        header: runtime::header_name!("x-client"),
                        location: runtime::Location::Header,
                        value: "shop/1.0",
                    },
                ],
                id: "createOrder",
                method: "POST",
                path: "/orders",
                bodies: &[runtime::RequestBody::JSON],
                successes: &[
                    runtime::DocumentedResponse {
                        statuses: runtime::Statuses::Code(204),
                        outcome: 0,
                        content: runtime::Content::Empty,
                        media_type: "",
                        sensitive: false,
                    },
                ],
                ..runtime::Operation::PLAIN
            };
            runtime::Call::with_body::<Order>(&self.transport, &OPERATION, &[], body)
        }
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
        ///
        /// Where the data is.
        Region(ServerRegion),
        /// `base`, `v1` by default.
        Base(::std::string::String),
    }
    /// The name alone: the value is a setting of the caller.
    impl ::core::fmt::Debug for ServerVariable {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            let name = match self {
                Self::Region(_) => ::core::stringify!(Region),
                Self::Base(_) => ::core::stringify!(Base),
            };
            f.debug_tuple(name).finish_non_exhaustive()
        }
    }
    impl ::core::convert::From<ServerVariable> for runtime::VariableValue {
        fn from(variable: ServerVariable) -> Self {
            let (name, text) = match variable {
                ServerVariable::Region(it) => {
                    ("region", ::std::borrow::Cow::Borrowed(it.as_str()))
                }
                ServerVariable::Base(it) => ("base", ::std::borrow::Cow::Owned(it)),
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
    /// A value of the variable `region` in the URL of a server; it is parsed from its text, ignoring case.
    #[derive(
        ::core::clone::Clone,
        ::core::marker::Copy,
        ::core::fmt::Debug,
        ::core::cmp::PartialEq,
        ::core::cmp::Eq,
        ::core::hash::Hash,
    )]
    #[non_exhaustive]
    pub enum ServerRegion {
        /// `eu`.
        Eu,
        /// `us`.
        Us,
    }
    runtime::implement_environment!(ServerRegion : Eu = "eu", Us = "us");
    /// The request of [`create_order`](Client::create_order).
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct Order {
        pub total: runtime::Own<crate::Money>,
        pub tips: ::core::option::Option<::std::vec::Vec<runtime::Own<crate::Money>>>,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl Order {
        /// A value with what is required: `total`.
        #[inline]
        #[must_use]
        pub fn new(
            total: impl ::core::convert::Into<runtime::Own<crate::Money>>,
        ) -> Self {
            Self {
                total: total.into(),
                ..runtime::Value::blank()
            }
        }
        /// Sets `total`.
        #[inline]
        #[must_use]
        pub fn total(
            mut self,
            value: impl ::core::convert::Into<runtime::Own<crate::Money>>,
        ) -> Self {
            self.total = value.into();
            self
        }
        /// Sets `tips`.
        #[inline]
        #[must_use]
        pub fn tips(
            mut self,
            value: impl ::core::iter::IntoIterator<Item = runtime::Own<crate::Money>>,
        ) -> Self {
            self.tips = ::core::option::Option::Some(
                ::core::iter::Iterator::collect(
                    ::core::iter::IntoIterator::into_iter(value),
                ),
            );
            self
        }
    }
    impl runtime::Object for Order {
        #[inline]
        fn blank() -> Self {
            Self {
                total: runtime::Value::blank(),
                tips: runtime::Value::blank(),
                additional_properties: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "Order",
                members: &[
                    runtime::Member {
                        name: "total",
                        ..runtime::Member::REQUIRED
                    },
                    runtime::Member {
                        name: "tips",
                        ..runtime::Member::OPTIONAL
                    },
                ],
                ..runtime::Table::OPEN
            };
            &TABLE
        }
        #[inline]
        fn member(&self, n: usize) -> runtime::Ref<'_> {
            match n {
                0 => runtime::Value::get(&self.total),
                1 => runtime::Value::get(&self.tips),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.total),
                1 => runtime::Value::slot(&mut self.tips),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(Order, AsObject);
}
