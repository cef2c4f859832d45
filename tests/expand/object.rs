/// Shop, version 1.
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
    const _: &[u8] = ::core::include_bytes!("object.yaml");
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
        ///
        /// At least 0.
        pub amount: i64,
        /// 1 to 255 characters.
        pub name: ::core::option::Option<::std::string::String>,
        /// Defaults to `1`.
        pub quantity: ::core::option::Option<i64>,
        pub note: runtime::Patch<::std::string::String>,
        pub email: ::core::option::Option<::std::string::String>,
        /// At most 5 items.
        pub tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
        pub r#type: ::core::option::Option<::std::string::String>,
        /// Members that the document does not declare, by name.
        pub additional_properties: runtime::Map<runtime::Json>,
    }
    impl Item {
        /// A value with what is required, `amount`, and recommended: `name`.
        #[inline]
        #[must_use]
        pub fn new(
            amount: i64,
            name: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            Self {
                amount: amount,
                name: ::core::option::Option::Some(name.into()),
                ..runtime::Value::blank()
            }
        }
        /// Sets `amount`.
        ///
        /// In minor units of the currency.
        ///
        /// At least 0.
        #[inline]
        #[must_use]
        pub fn amount(mut self, value: i64) -> Self {
            self.amount = value;
            self
        }
        /// Sets `name`.
        ///
        /// 1 to 255 characters.
        #[inline]
        #[must_use]
        pub fn name(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.name = ::core::option::Option::Some(value.into());
            self
        }
        /// Sets `quantity`.
        ///
        /// Defaults to `1`.
        #[inline]
        #[must_use]
        pub fn quantity(mut self, value: i64) -> Self {
            self.quantity = ::core::option::Option::Some(value);
            self
        }
        /// Sets `note`.
        #[inline]
        #[must_use]
        pub fn note(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.note = runtime::Patch::Value(value.into());
            self
        }
        /// Sends `null` for `note`, which clears it.
        #[inline]
        #[must_use]
        pub fn clear_note(mut self) -> Self {
            self.note = runtime::Patch::Null;
            self
        }
        /// Sets `email`.
        #[inline]
        #[must_use]
        pub fn email(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.email = ::core::option::Option::Some(value.into());
            self
        }
        /// Sets `tags`.
        ///
        /// At most 5 items.
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
        /// Sets `type`.
        #[inline]
        #[must_use]
        pub fn r#type(
            mut self,
            value: impl ::core::convert::Into<::std::string::String>,
        ) -> Self {
            self.r#type = ::core::option::Option::Some(value.into());
            self
        }
        /// `quantity`, or what the service assumes if it is missing.
        #[inline]
        #[must_use]
        pub fn quantity_or_default(&self) -> i64 {
            self.quantity.unwrap_or(1)
        }
    }
    impl runtime::Object for Item {
        #[inline]
        fn blank() -> Self {
            Self {
                amount: runtime::Value::blank(),
                name: runtime::Value::blank(),
                quantity: runtime::Value::blank(),
                note: runtime::Value::blank(),
                email: runtime::Value::blank(),
                tags: runtime::Value::blank(),
                r#type: runtime::Value::blank(),
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
                        limits: ::core::option::Option::Some(
                            &runtime::Limits {
                                minimum: ::core::option::Option::Some(
                                    runtime::Bound::Inclusive(runtime::Numeral::Integer(0)),
                                ),
                                ..runtime::Limits::NONE
                            },
                        ),
                        ..runtime::Member::REQUIRED
                    },
                    runtime::Member {
                        name: "name",
                        aliases: &["title"],
                        limits: ::core::option::Option::Some(
                            &runtime::Limits {
                                min_length: ::core::option::Option::Some(1),
                                max_length: ::core::option::Option::Some(255),
                                ..runtime::Limits::NONE
                            },
                        ),
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "quantity",
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "note",
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "email",
                        sensitive: true,
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "tags",
                        limits: ::core::option::Option::Some(
                            &runtime::Limits {
                                max_items: ::core::option::Option::Some(5),
                                items: ::core::option::Option::Some(
                                    &runtime::Limits {
                                        max_length: ::core::option::Option::Some(20),
                                        ..runtime::Limits::NONE
                                    },
                                ),
                                ..runtime::Limits::NONE
                            },
                        ),
                        ..runtime::Member::OPTIONAL
                    },
                    runtime::Member {
                        name: "type",
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
                0 => runtime::Value::get(&self.amount),
                1 => runtime::Value::get(&self.name),
                2 => runtime::Value::get(&self.quantity),
                3 => runtime::Value::get(&self.note),
                4 => runtime::Value::get(&self.email),
                5 => runtime::Value::get(&self.tags),
                6 => runtime::Value::get(&self.r#type),
                _ => runtime::Value::get(&self.additional_properties),
            }
        }
        #[inline]
        fn member_slot(&mut self, n: usize) -> runtime::Slot<'_> {
            match n {
                0 => runtime::Value::slot(&mut self.amount),
                1 => runtime::Value::slot(&mut self.name),
                2 => runtime::Value::slot(&mut self.quantity),
                3 => runtime::Value::slot(&mut self.note),
                4 => runtime::Value::slot(&mut self.email),
                5 => runtime::Value::slot(&mut self.tags),
                6 => runtime::Value::slot(&mut self.r#type),
                _ => runtime::Value::slot(&mut self.additional_properties),
            }
        }
    }
    runtime::implement!(Item, AsObject);
}
