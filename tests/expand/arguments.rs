/// Shop, version 1.
///
/// | operation | |
/// |---|---|
/// | [`view_disk`](Client::view_disk) | `GET /{organization}/{project}/disks/{disk}` |
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
    const _: &[u8] = ::core::include_bytes!("arguments.yaml");
    use ::primer_api::runtime as runtime;
    /// The version of the API, as its document has it.
    pub const VERSION: &str = "1";
    static SERVICE: runtime::Service = runtime::Service {
        title: "Shop",
        version: "1",
        env_prefix: ::core::option::Option::None,
        servers: &[],
        security: &[],
        idempotency_keys: &["idempotency-key", "x-idempotency-key"],
    };
    /// A client of Shop, version 1.
    ///
    /// Cheap to clone. Clients of several versions can share one transport: `Client::from(other.transport().clone())`. A transport brings its own server and credentials, which are not checked again.
    ///
    /// # Example
    ///
    /// ```
    /// use shop::api::Client;
    /// # async fn example() -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
    ///
    /// let client = Client::builder().base_url("https://api.example.com").build()?;
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
        /// View a disk.
        ///
        /// `GET /{organization}/{project}/disks/{disk}`
        ///
        /// # Arguments
        ///
        /// - `arguments`: the parameters, by name: [`ViewDiskArguments`](type@ViewDiskArguments).
        ///
        /// # Errors
        ///
        /// - The service does not respond, or responds with something undocumented.
        ///
        /// # Example
        ///
        /// ```
        /// use shop::api::{ViewDiskArguments, ViewDiskOptions};
        /// # async fn example(client: shop::api::Client) -> ::core::result::Result<(), ::std::boxed::Box<dyn ::std::error::Error>> {
        ///
        /// client.view_disk(
        ///     ViewDiskArguments {
        ///         organization: "organization".to_owned(),
        ///         project: "project".to_owned(),
        ///         disk: "disk".to_owned(),
        ///     },
        ///     ViewDiskOptions::default().limit(1),
        /// )
        /// .await?;
        /// # Ok(())
        /// # }
        /// ```
        #[inline]
        pub fn view_disk(
            &self,
            arguments: ViewDiskArguments,
            options: ViewDiskOptions,
        ) -> runtime::Call<(), ()> {
            static OPERATION: runtime::Operation = runtime::Operation {
                version: "1",
                id: "viewDisk",
                method: "GET",
                path: "/{organization}/{project}/disks/{disk}",
                parameters: &[
                    runtime::Parameter {
                        name: "organization",
                        ..runtime::Parameter::IN_PATH
                    },
                    runtime::Parameter {
                        name: "project",
                        ..runtime::Parameter::IN_PATH
                    },
                    runtime::Parameter {
                        name: "disk",
                        ..runtime::Parameter::IN_PATH
                    },
                    runtime::Parameter {
                        name: "limit",
                        ..runtime::Parameter::IN_QUERY
                    },
                ],
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
            runtime::Call::new(
                &self.transport,
                &OPERATION,
                &[
                    runtime::Value::get(&arguments.organization),
                    runtime::Value::get(&arguments.project),
                    runtime::Value::get(&arguments.disk),
                    runtime::Value::get(&options.limit),
                ],
                runtime::Ref::Absent,
            )
        }
    }
    impl ::core::convert::From<runtime::Transport> for Client {
        #[inline]
        fn from(transport: runtime::Transport) -> Self {
            Self { transport }
        }
    }
    /// A line of a basket.
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct Item {
        /// In minor units of the currency.
        pub amount: i64,
        #[deprecated]
        pub quantity: i32,
        pub note: ::core::option::Option<::std::string::String>,
        /// A line of a basket.
        pub part: ::core::option::Option<::std::boxed::Box<Item>>,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl Item {
        /// A value with what is required, `amount`, `quantity`, and recommended: `part`.
        #[inline]
        #[must_use]
        pub fn new(arguments: ItemArguments) -> Self {
            Self {
                amount: arguments.amount,
                quantity: arguments.quantity,
                part: ::core::option::Option::Some(
                    ::std::boxed::Box::new(arguments.part),
                ),
                ..runtime::Value::blank()
            }
        }
        /// Sets `amount`.
        ///
        /// In minor units of the currency.
        #[inline]
        #[must_use]
        pub fn amount(mut self, value: i64) -> Self {
            self.amount = value;
            self
        }
        /// Sets `quantity`.
        #[deprecated]
        #[inline]
        #[must_use]
        pub fn quantity(mut self, value: i32) -> Self {
            self.quantity = value;
            self
        }
        /// Sets `note`.
        #[inline]
        #[must_use]
        pub fn note(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.note = ::core::option::Option::Some(value.into());
            self
        }
        /// Sets `part`.
        ///
        /// A line of a basket.
        #[inline]
        #[must_use]
        pub fn part(
            mut self,
            value: impl ::core::convert::Into<::std::boxed::Box<Item>>,
        ) -> Self {
            self.part = ::core::option::Option::Some(value.into());
            self
        }
    }
    impl runtime::Object for Item {
        #[inline]
        fn blank() -> Self {
            Self {
                amount: runtime::Value::blank(),
                quantity: runtime::Value::blank(),
                note: runtime::Value::blank(),
                part: runtime::Value::blank(),
                additional_properties: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "Item",
                members: &[
                    runtime::Member {
                        name: "amount",
                        ..runtime::Member::REQUIRED
                    },
                    runtime::Member {
                        name: "quantity",
                        ..runtime::Member::REQUIRED
                    },
                    runtime::Member {
                        name: "note",
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "part",
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
                0 => runtime::Value::get(&self.amount),
                1 => runtime::Value::get(&self.quantity),
                2 => runtime::Value::get(&self.note),
                3 => runtime::Value::get(&self.part),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.amount),
                1 => runtime::Value::slot(&mut self.quantity),
                2 => runtime::Value::slot(&mut self.note),
                3 => runtime::Value::slot(&mut self.part),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(Item, AsObject);
    /// The arguments of [`Client::view_disk`](method@Client::view_disk), by name.
    pub struct ViewDiskArguments {
        /// Who owns the disk.
        pub organization: ::std::string::String,
        pub project: ::std::string::String,
        pub disk: ::std::string::String,
    }
    /// Optional parameters of `viewDisk`.
    #[derive(::core::clone::Clone)]
    #[non_exhaustive]
    pub struct ViewDiskOptions {
        pub limit: ::core::option::Option<i64>,
    }
    impl ViewDiskOptions {
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
    }
    impl ::core::default::Default for ViewDiskOptions {
        #[inline]
        fn default() -> Self {
            runtime::Value::blank()
        }
    }
    impl runtime::Object for ViewDiskOptions {
        #[inline]
        fn blank() -> Self {
            Self {
                limit: runtime::Value::blank(),
            }
        }
        #[inline]
        fn table(&self) -> &'static runtime::Table {
            static TABLE: runtime::Table = runtime::Table {
                name: "ViewDiskOptions",
                members: &[
                    runtime::Member {
                        name: "limit",
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
                _ => runtime::Ref::Absent,
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.limit),
                _ => runtime::Slot::Nothing,
            }
        }
    }
    runtime::implement!(ViewDiskOptions, AsObject);
    /// The arguments of [`Item::new`](method@Item::new), by name.
    pub struct ItemArguments {
        /// In minor units of the currency.
        pub amount: i64,
        #[deprecated]
        pub quantity: i32,
        /// A line of a basket.
        pub part: Item,
    }
}
