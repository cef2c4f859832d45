/// Updates, version 1.
///
/// | operation | |
/// |---|---|
/// | [`replace_order`](Client::replace_order) | `PUT /orders/{id}` |
/// | [`change_order`](Client::change_order) | `PATCH /orders/{id}` |
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
    const _: &[u8] = ::core::include_bytes!("update.yaml");
    use ::primer_api::runtime as runtime;
    /// The version of the API, as its document has it.
    pub const VERSION: &str = "1";
    static SERVICE: runtime::Service = runtime::Service {
        title: "Updates",
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
    /// A client of Updates, version 1.
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
        /// `PUT /orders/{id}`
        ///
        /// # Errors
        ///
        /// - The request breaks a limit of the document; then nothing is sent.
        /// - The service does not respond, or responds with something undocumented.
        ///
        /// # Example
        ///
        /// ```
        /// use shop::api::Order;
        /// # async fn example(client: shop::api::Client) -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
        ///
        /// let request = Order::default().labels([("name", "value")]);
        /// client.replace_order("id", request).await?;
        /// # Ok(())
        /// # }
        /// ```
        #[inline]
        pub fn replace_order(
            &self,
            id: impl ::core::convert::AsRef<str>,
            body: impl runtime::AsBody<Order>,
        ) -> runtime::Call<(), ()> {
            static OPERATION: runtime::Operation = runtime::Operation {
                version: "1",
                id: "replaceOrder",
                method: "PUT",
                path: "/orders/{id}",
                parameters: &[common::PARAMETER_1],
                bodies: &[runtime::RequestBody::JSON],
                successes: common::RESPONSES_2,
                ..runtime::Operation::PLAIN
            };
            runtime::Call::with_body::<
                Order,
            >(
                &self.transport,
                &OPERATION,
                &[runtime::Ref::Text(::core::convert::AsRef::as_ref(&id))],
                body,
            )
        }
        /// `PATCH /orders/{id}`
        ///
        /// # Errors
        ///
        /// - The request breaks a limit of the document; then nothing is sent.
        /// - The service does not respond, or responds with something undocumented.
        ///
        /// # Example
        ///
        /// ```
        /// use shop::api::OrderUpdate;
        /// # async fn example(client: shop::api::Client) -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
        ///
        /// let request = OrderUpdate::default().labels([("name", "value")]);
        /// client.change_order("id", request).await?;
        /// # Ok(())
        /// # }
        /// ```
        #[inline]
        pub fn change_order(
            &self,
            id: impl ::core::convert::AsRef<str>,
            body: impl runtime::AsBody<OrderUpdate>,
        ) -> runtime::Call<(), ()> {
            static OPERATION: runtime::Operation = runtime::Operation {
                version: "1",
                id: "changeOrder",
                method: "PATCH",
                path: "/orders/{id}",
                parameters: &[common::PARAMETER_1],
                bodies: &[runtime::RequestBody::JSON],
                successes: common::RESPONSES_2,
                ..runtime::Operation::PLAIN
            };
            runtime::Call::with_body::<
                OrderUpdate,
            >(
                &self.transport,
                &OPERATION,
                &[runtime::Ref::Text(::core::convert::AsRef::as_ref(&id))],
                body,
            )
        }
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
        pub(super) const PARAMETER_1: runtime::Parameter = runtime::Parameter {
            name: "id",
            ..runtime::Parameter::IN_PATH
        };
        pub(super) const RESPONSES_2: &[runtime::DocumentedResponse] = &[
            runtime::DocumentedResponse {
                statuses: runtime::Statuses::Code(204),
                outcome: 0,
                content: runtime::Content::Empty,
                media_type: "",
                sensitive: false,
            },
        ];
    }
    /// An order.
    ///
    /// An update takes `OrderUpdate`.
    ///
    /// The request of [`replace_order`](Client::replace_order).
    ///
    /// # Example
    ///
    /// ```
    /// use shop::api::Order;
    /// # async fn example() -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
    ///
    /// let request = Order::default().labels([("name", "value")]);
    /// # Ok(())
    /// # }
    /// ```
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct Order {
        pub labels: ::core::option::Option<runtime::Map<::std::string::String>>,
        /// An order.
        pub replaces: ::core::option::Option<::std::boxed::Box<Order>>,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl Order {
        /// A value of which nothing is set.
        #[inline]
        #[must_use]
        pub fn new() -> Self {
            ::core::default::Default::default()
        }
        /// Sets `labels`.
        #[inline]
        #[must_use]
        pub fn labels(
            mut self,
            value: impl ::core::convert::Into<runtime::Map<::std::string::String>>,
        ) -> Self {
            self.labels = ::core::option::Option::Some(value.into());
            self
        }
        /// Sets `replaces`.
        ///
        /// An order.
        #[inline]
        #[must_use]
        pub fn replaces(
            mut self,
            value: impl ::core::convert::Into<::std::boxed::Box<Order>>,
        ) -> Self {
            self.replaces = ::core::option::Option::Some(value.into());
            self
        }
    }
    impl ::core::default::Default for Order {
        #[inline]
        fn default() -> Self {
            runtime::Value::blank()
        }
    }
    impl runtime::Object for Order {
        #[inline]
        fn blank() -> Self {
            Self {
                labels: runtime::Value::blank(),
                replaces: runtime::Value::blank(),
                additional_properties: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "Order",
                members: &[
                    runtime::Member {
                        name: "labels",
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "replaces",
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
                0 => runtime::Value::get(&self.labels),
                1 => runtime::Value::get(&self.replaces),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.labels),
                1 => runtime::Value::slot(&mut self.replaces),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(Order, AsObject);
    /// An order.
    ///
    /// The form of [`Order`](type@Order) for updates: a member can be left out, cleared or set.
    ///
    /// The request of [`change_order`](Client::change_order).
    ///
    /// # Example
    ///
    /// ```
    /// use shop::api::OrderUpdate;
    /// # async fn example() -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
    ///
    /// let request = OrderUpdate::default().labels([("name", "value")]);
    /// # Ok(())
    /// # }
    /// ```
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct OrderUpdate {
        pub labels: runtime::Patch<runtime::Map<runtime::Patch<::std::string::String>>>,
        /// An order.
        pub replaces: runtime::Patch<::std::boxed::Box<OrderUpdate>>,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl OrderUpdate {
        /// A value of which nothing is set.
        #[inline]
        #[must_use]
        pub fn new() -> Self {
            ::core::default::Default::default()
        }
        /// Sets `labels`.
        #[inline]
        #[must_use]
        pub fn labels(
            mut self,
            value: impl ::core::convert::Into<
                runtime::Map<runtime::Patch<::std::string::String>>,
            >,
        ) -> Self {
            self.labels = runtime::Patch::Value(value.into());
            self
        }
        /// Sends `null` for `labels`, which clears it.
        #[inline]
        #[must_use]
        pub fn clear_labels(mut self) -> Self {
            self.labels = runtime::Patch::Null;
            self
        }
        /// Sets `replaces`.
        ///
        /// An order.
        #[inline]
        #[must_use]
        pub fn replaces(
            mut self,
            value: impl ::core::convert::Into<::std::boxed::Box<OrderUpdate>>,
        ) -> Self {
            self.replaces = runtime::Patch::Value(value.into());
            self
        }
        /// Sends `null` for `replaces`, which clears it.
        #[inline]
        #[must_use]
        pub fn clear_replaces(mut self) -> Self {
            self.replaces = runtime::Patch::Null;
            self
        }
    }
    impl ::core::default::Default for OrderUpdate {
        #[inline]
        fn default() -> Self {
            runtime::Value::blank()
        }
    }
    impl runtime::Object for OrderUpdate {
        #[inline]
        fn blank() -> Self {
            Self {
                labels: runtime::Value::blank(),
                replaces: runtime::Value::blank(),
                additional_properties: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "OrderUpdate",
                members: &[
                    runtime::Member {
                        name: "labels",
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "replaces",
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
                0 => runtime::Value::get(&self.labels),
                1 => runtime::Value::get(&self.replaces),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.labels),
                1 => runtime::Value::slot(&mut self.replaces),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(OrderUpdate, AsObject);
    runtime::update!(Order => OrderUpdate);
    runtime::as_body!(Order => OrderUpdate);
    runtime::as_body!(Order => ::core::option::Option < OrderUpdate >);
}
