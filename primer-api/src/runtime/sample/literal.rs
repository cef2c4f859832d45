//! One object and two enums, written out.

#![allow(
    unreachable_pub,
    reason = "what a macro of the runtime adds is public, as in generated code"
)]

#[derive(::core::clone::Clone)]
#[non_exhaustive]
pub(in crate::runtime) struct LineItem {
    pub(in crate::runtime) item_id: ::core::option::Option<::std::string::String>,
    pub(in crate::runtime) amount: i64,
    pub(in crate::runtime) product_type: ::core::option::Option<ProductType>,
    pub(in crate::runtime) email: ::primer_api::runtime::Patch<::std::string::String>,
    pub(in crate::runtime) additional_properties:
        ::primer_api::runtime::Map<::primer_api::runtime::Json>,
}

impl LineItem {
    #[inline]
    pub(in crate::runtime) fn new(amount: i64) -> Self {
        Self {
            amount,
            ..::primer_api::runtime::Value::blank()
        }
    }

    #[inline]
    pub(in crate::runtime) fn item_id(
        mut self,
        item_id: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.item_id = ::core::option::Option::Some(item_id.into());
        self
    }

    #[inline]
    pub(in crate::runtime) fn email(
        mut self,
        email: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.email = ::primer_api::runtime::Patch::Value(email.into());
        self
    }

    #[inline]
    pub(in crate::runtime) fn clear_email(mut self) -> Self {
        self.email = ::primer_api::runtime::Patch::Null;
        self
    }
}

impl ::primer_api::runtime::Object for LineItem {
    #[inline]
    fn blank() -> Self {
        Self {
            item_id: ::primer_api::runtime::Value::blank(),
            amount: ::primer_api::runtime::Value::blank(),
            product_type: ::primer_api::runtime::Value::blank(),
            email: ::primer_api::runtime::Value::blank(),
            additional_properties: ::primer_api::runtime::Value::blank(),
        }
    }

    #[inline]
    fn table(&self) -> &'static ::primer_api::runtime::Table {
        static TABLE: ::primer_api::runtime::Table = ::primer_api::runtime::Table {
            name: "LineItem",
            members: &[
                ::primer_api::runtime::Member {
                    name: "itemId",
                    limits: ::core::option::Option::Some(&::primer_api::runtime::Limits {
                        min_length: ::core::option::Option::Some(1),
                        ..::primer_api::runtime::Limits::NONE
                    }),
                    ..::primer_api::runtime::Member::OPTIONAL
                },
                ::primer_api::runtime::Member {
                    name: "amount",
                    limits: ::core::option::Option::Some(&::primer_api::runtime::Limits {
                        minimum: ::core::option::Option::Some(
                            ::primer_api::runtime::Bound::Inclusive(
                                ::primer_api::runtime::Numeral::Integer(0),
                            ),
                        ),
                        ..::primer_api::runtime::Limits::NONE
                    }),
                    ..::primer_api::runtime::Member::REQUIRED
                },
                ::primer_api::runtime::Member {
                    name: "productType",
                    ..::primer_api::runtime::Member::OPTIONAL
                },
                ::primer_api::runtime::Member {
                    name: "email",
                    sensitive: true,
                    ..::primer_api::runtime::Member::OPTIONAL
                },
            ],
            ..::primer_api::runtime::Table::OPEN
        };
        &TABLE
    }

    #[inline]
    fn member(&self, n: usize) -> ::primer_api::runtime::Ref<'_> {
        match n {
            0 => ::primer_api::runtime::Value::get(&self.item_id),
            1 => ::primer_api::runtime::Value::get(&self.amount),
            2 => ::primer_api::runtime::Value::get(&self.product_type),
            3 => ::primer_api::runtime::Value::get(&self.email),
            _ => ::primer_api::runtime::Value::get(&self.additional_properties),
        }
    }

    #[inline]
    fn member_slot(&mut self, n: usize) -> ::primer_api::runtime::Slot<'_> {
        match n {
            0 => ::primer_api::runtime::Value::slot(&mut self.item_id),
            1 => ::primer_api::runtime::Value::slot(&mut self.amount),
            2 => ::primer_api::runtime::Value::slot(&mut self.product_type),
            3 => ::primer_api::runtime::Value::slot(&mut self.email),
            _ => ::primer_api::runtime::Value::slot(&mut self.additional_properties),
        }
    }
}

::primer_api::runtime::implement!(LineItem, AsObject);

#[derive(::core::clone::Clone)]
#[non_exhaustive]
pub(in crate::runtime) enum ProductType {
    Physical,
    Digital,
    Unrecognized(::std::string::String),
}

impl ProductType {
    pub(in crate::runtime) const KNOWN_VALUES: &'static [Self] = &[Self::Physical, Self::Digital];

    #[inline]
    pub(in crate::runtime) fn as_str(&self) -> &str {
        match self {
            Self::Physical => "PHYSICAL",
            Self::Digital => "DIGITAL",
            Self::Unrecognized(text) => text,
        }
    }
}

impl ::primer_api::runtime::Enumerated for ProductType {
    type Wire = str;
    const NAME: &'static str = "ProductType";
    #[inline]
    fn known(text: &str) -> ::core::option::Option<Self> {
        match text {
            "PHYSICAL" => ::core::option::Option::Some(Self::Physical),
            "DIGITAL" => ::core::option::Option::Some(Self::Digital),
            _ => ::core::option::Option::None,
        }
    }

    #[inline]
    fn unrecognized(text: ::std::string::String) -> Self {
        Self::Unrecognized(text)
    }

    #[inline]
    fn value(&self) -> ::primer_api::runtime::Ref<'_> {
        match self {
            Self::Unrecognized(text) => ::primer_api::runtime::Ref::Unrecognized(text),
            known => ::primer_api::runtime::Ref::Known(known.as_str()),
        }
    }
}

::primer_api::runtime::implement_enum!(ProductType);

#[derive(::core::clone::Clone)]
#[non_exhaustive]
pub(in crate::runtime) enum Weekday {
    Monday,
    Sunday,
    Unrecognized(i64),
}

impl Weekday {
    #[inline]
    pub(in crate::runtime) fn as_i64(&self) -> i64 {
        match self {
            Self::Monday => 1,
            Self::Sunday => 7,
            Self::Unrecognized(integer) => *integer,
        }
    }
}

impl ::primer_api::runtime::Enumerated for Weekday {
    type Wire = i64;
    const NAME: &'static str = "Weekday";
    #[inline]
    fn known(integer: &i64) -> ::core::option::Option<Self> {
        match *integer {
            1 => ::core::option::Option::Some(Self::Monday),
            7 => ::core::option::Option::Some(Self::Sunday),
            _ => ::core::option::Option::None,
        }
    }

    #[inline]
    fn unrecognized(integer: i64) -> Self {
        Self::Unrecognized(integer)
    }

    #[inline]
    fn value(&self) -> ::primer_api::runtime::Ref<'_> {
        match self {
            Self::Unrecognized(integer) => {
                ::primer_api::runtime::Ref::UnrecognizedInteger(*integer)
            }
            known => ::primer_api::runtime::Ref::KnownInteger(known.as_i64()),
        }
    }
}

::primer_api::runtime::implement_integer_enum!(Weekday);
