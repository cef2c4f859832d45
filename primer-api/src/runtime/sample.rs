//! Types as the generator writes them, for the tests of the drivers.

mod literal;

use super::{Bound, TagValue, Union, UnionTable, Value, Variant};
use super::{
    Bytes, Json, Limits, Map, Member, Numeral, OneOrMany, Patch, Ref, Secret, Slot, Table,
    Timestamp,
};

pub(super) use self::literal::{LineItem, ProductType, Weekday};

/// The same code as in [`literal`], in fewer lines.
macro_rules! object {
    ($name:ident { $($field:ident: $type:ty => $member:expr,)* } $table:expr) => {
        crate::runtime::sample::object! {
            $name: crate::runtime::Map<crate::runtime::Json> { $($field: $type => $member,)* } $table
        }
    };
    // The type of undeclared members comes before the declared members.
    ($name:ident: $others:ty { $($field:ident: $type:ty => $member:expr,)* } $table:expr) => {
        #[derive(Clone)]
        pub(in crate::runtime) struct $name {
            $(pub(in crate::runtime) $field: $type,)*
            pub(in crate::runtime) additional_properties: $others,
        }

        impl crate::runtime::Object for $name {
            fn blank() -> Self {
                Self { $($field: Value::blank(),)* additional_properties: Value::blank() }
            }

            fn table(&self) -> &'static Table {
                static TABLE: Table = Table { name: stringify!($name), members: &[$($member,)*], ..$table };
                &TABLE
            }

            fn member(&self, n: usize) -> Ref<'_> {
                let members = [$(Value::get(&self.$field),)*];
                members.get(n).copied().unwrap_or(Value::get(&self.additional_properties))
            }

            #[allow(unused_assignments)]
            fn member_slot(&mut self, n: usize) -> Slot<'_> {
                let mut at = 0;
                $(
                    if n == at {
                        return Value::slot(&mut self.$field);
                    }
                    at += 1;
                )*
                Value::slot(&mut self.additional_properties)
            }
        }

        ::primer_api::runtime::implement!($name, AsObject);
    };
}

macro_rules! union {
    ($name:ident { $($variant:ident($type:ty) => $row:expr,)* } $discriminator:expr) => {
        #[derive(Clone)]
        pub(in crate::runtime) enum $name {
            $($variant($type),)*
            Unrecognized(Json),
        }

        impl Union for $name {
            fn blank() -> Self {
                Self::Unrecognized(Json::Null)
            }

            fn table(&self) -> &'static UnionTable {
                static TABLE: UnionTable = UnionTable {
                    name: stringify!($name),
                    discriminator: $discriminator,
                    variants: &[$(Variant { name: stringify!($variant), ..$row },)*],
                };
                &TABLE
            }

            fn selected(&self) -> (usize, Ref<'_>) {
                let n = |name| self.table().variants.iter().position(|variant| variant.name == name);
                match self {
                    $(Self::$variant(value) => (n(stringify!($variant)).unwrap_or(0), Value::get(value)),)*
                    Self::Unrecognized(json) => (self.table().variants.len(), Value::get(json)),
                }
            }

            fn select(&mut self, n: usize) -> Slot<'_> {
                let name = self.table().variants.get(n).map_or("", |variant| variant.name);
                *self = match name {
                    $(stringify!($variant) => Self::$variant(Value::blank()),)*
                    _ => Self::Unrecognized(Json::Null),
                };
                match self {
                    $(Self::$variant(value) => Value::slot(value),)*
                    Self::Unrecognized(json) => Value::slot(json),
                }
            }
        }

        ::primer_api::runtime::implement!($name, AsUnion);
    };
}

pub(super) use {object, union};

pub(super) const fn optional(name: &'static str) -> Member {
    Member {
        name,
        ..Member::OPTIONAL
    }
}

pub(super) const fn required(name: &'static str) -> Member {
    Member {
        name,
        ..Member::REQUIRED
    }
}

static CODE: Limits = Limits {
    pattern: Some("^[A-Z]{3}$"),
    ..Limits::NONE
};
static TEXT: Limits = Limits {
    min_length: Some(1),
    max_length: Some(5),
    ..Limits::NONE
};
static AMOUNT: Limits = Limits {
    minimum: Some(Bound::Inclusive(Numeral::Integer(0))),
    ..Limits::NONE
};
static TENTH: Limits = Limits {
    maximum: Some(Bound::Exclusive(Numeral::Float(1.5))),
    multiple_of: Some(Numeral::Float(0.1)),
    ..Limits::NONE
};
static TAGS: Limits = Limits {
    max_items: Some(3),
    unique_items: true,
    items: Some(&TEXT),
    ..Limits::NONE
};
static FEW: Limits = Limits {
    min_properties: Some(1),
    max_properties: Some(2),
    items: Some(&TEXT),
    ..Limits::NONE
};

object! {
    Order {
        line_items: Option<Vec<LineItem>> => Member { limits: Some(&Limits { min_items: Some(1), ..Limits::NONE }), ..optional("lineItems") },
        currency: Option<String> => Member { limits: Some(&CODE), ..optional("currencyCode") },
        total: Option<i64> => Member { limits: Some(&AMOUNT), ..optional("amount") },
        weight: Option<f64> => Member { limits: Some(&TENTH), ..optional("weight") },
        ratio: Option<f64> => optional("ratio"),
        labels: Option<Vec<String>> => Member { limits: Some(&TAGS), ..optional("labels") },
        attributes: Option<Map<String>> => Member { limits: Some(&FEW), ..optional("attributes") },
    }
    Table { open: false, additional: Some(&TEXT), ..Table::OPEN }
}

object! {
    Session {
        client_token: Secret => required("clientToken"),
        expires: Option<Timestamp> => Member { aliases: &["clientExpirationDate"], ..optional("clientTokenExpirationDate") },
        order: Option<Order> => optional("order"),
        email: Patch<String> => Member { sensitive: true, ..optional("emailAddress") },
        metadata: Option<Map<Json>> => optional("metadata"),
        warnings: Option<OneOrMany<Warning>> => optional("warnings"),
        days: Option<Vec<Weekday>> => optional("days"),
        nullable: Option<i32> => required("nullable"),
        pets: Option<Vec<Pet>> => optional("pets"),
        logo: Option<Bytes> => optional("logo"),
        small: Option<u8> => optional("small"),
        flag: Option<bool> => optional("flag"),
        free: Option<Json> => optional("free"),
        child: Option<Box<Session>> => optional("child"),
    }
    Table::OPEN
}

object! {
    Notice {
        kind: String => required("type"),
        code: Option<String> => optional("code"),
    }
    Table::OPEN
}

union! {
    Warning {
        Text(String) => Variant::PLAIN,
        Notice(Notice) => Variant::PLAIN,
    }
    None
}

object! {
    Cat {
        pet_type: String => Member { limits: Some(&CODE), ..required("petType") },
        lives: i8 => Member { limits: Some(&AMOUNT), ..required("lives") },
    }
    Table { open: false, ..Table::OPEN }
}

object! {
    Dog {
        name: Option<String> => optional("name"),
    }
    Table { open: false, ..Table::OPEN }
}

union! {
    Pet {
        Cat(Cat) => Variant { tags: &[TagValue::Text("cat"), TagValue::Text("kitten")], ..Variant::PLAIN },
        Dog(Box<Dog>) => Variant { tags: &[TagValue::Text("dog")], sensitive: true, ..Variant::PLAIN },
        Fish(Map<Json>) => Variant { tags: &[TagValue::Text("fish")], ..Variant::PLAIN },
        Bird(Bird) => Variant { tags: &[TagValue::Text("owl"), TagValue::Text("wren")], ..Variant::PLAIN },
    }
    Some("petType")
}

object! {
    Feather {
        color: Option<String> => optional("color"),
    }
    Table::OPEN
}

union! {
    Bird {
        Owl(Feather) => Variant { tags: &[TagValue::Text("owl")], ..Variant::PLAIN },
        Wren(Feather) => Variant { tags: &[TagValue::Text("wren")], ..Variant::PLAIN },
    }
    Some("petType")
}

object! {
    Branch {
        left: Tree => required("left"),
        // Three states: a `null` that is left out on writing could make another alternative the best one.
        extra: Patch<Json> => optional("extra"),
    }
    Table::OPEN
}

object! {
    Twig {
        left: Box<Tree> => required("left"),
    }
    Table::OPEN
}

union! {
    Tree {
        Leaf(i64) => Variant { limits: Some(&AMOUNT), ..Variant::PLAIN },
        Kind(ProductType) => Variant::PLAIN,
        Twig(Twig) => Variant::PLAIN,
        Branch(Box<Branch>) => Variant::PLAIN,
    }
    None
}

/// A session with something of everything in it.
pub(super) const SESSION: &str = r#"{
    "clientToken": "token-4711", "clientTokenExpirationDate": "2021-08-12T16:14:08.578695",
    "order": {"lineItems": [{"itemId": "shoes-123", "amount": 2500, "productType": "DIGITAL", "email": "a@example.com"}],
        "currencyCode": "GBP", "amount": 2500, "weight": 0.3, "ratio": 0.1, "labels": ["a", "b"], "attributes": {"k": "v"}},
    "emailAddress": null, "metadata": {"channel": "web", "nested": {"deep": [1, 2.5, null, true]}},
    "warnings": ["late", {"type": "T", "code": "C"}], "days": [1, 9], "nullable": null,
    "pets": [{"petType": "cat", "lives": 9}, {"petType": "dog", "name": "Rex"}, {"petType": "wolf", "teeth": 42},
        {"petType": "fish", "salt": true}, {"petType": "owl", "color": "white"}],
    "logo": "bytes", "small": 255, "flag": false, "free": {"any": ["thing"]},
    "child": {"clientToken": "inner-4711", "nullable": 5}, "later": {"than": "this"}
}"#;
