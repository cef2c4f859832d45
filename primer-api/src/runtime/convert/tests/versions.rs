//! The types of two versions, as the generator writes them.

use super::enums::{integer_enum, text_enum};
use crate::runtime::sample::{object, optional, required, union};
use crate::runtime::{
    Bytes, Json, Map, Member, Object, OneOrMany, Patch, Ref, Secret, Slot, Table, TagValue,
    Timestamp, Union, UnionTable, Value, Variant,
};

/// The version 2.1.
pub(super) mod old {
    use super::*;

    text_enum! {
        Network { Visa => "VISA", Bancaires => "CARTES_BANCAIRES", }
    }

    integer_enum! {
        Weekday { Monday => 1, Sunday => 7, }
    }

    object! {
        Item {
            amount: i64 => required("amount"),
            name: Option<String> => optional("name"),
            product_data: Option<Product> => optional("productData"),
            day: Option<Weekday> => optional("day"),
        }
        Table::OPEN
    }

    object! {
        Product {
            sku: Option<String> => optional("sku"),
        }
        Table::OPEN
    }

    object! {
        Order {
            items: Option<Vec<Item>> => optional("lineItems"),
            networks: Option<Vec<Network>> => optional("networks"),
            note: Patch<String> => optional("note"),
            token: Option<Secret> => optional("token"),
            expires: Option<Timestamp> => optional("expires"),
            metadata: Option<Map<Json>> => optional("metadata"),
            labels: Option<Map<String>> => optional("labels"),
            retries: Option<i32> => optional("retries"),
            weight: Option<f64> => optional("weight"),
            warnings: Option<Warning> => optional("warnings"),
            pet: Option<Pet> => optional("pet"),
            shape: Option<Shape> => optional("shape"),
            logo: Option<Bytes> => optional("logo"),
            nullable: Option<i64> => required("nullable"),
            free: Option<Json> => optional("free"),
        }
        Table::OPEN
    }

    object! {
        Free {
            free: Option<Json> => optional("free"),
        }
        Table::OPEN
    }

    object! {
        Warning {
            code: String => required("code"),
        }
        Table::OPEN
    }

    object! {
        Cat {
            pet_type: String => required("petType"),
            lives: Option<i8> => optional("lives"),
        }
        Table::OPEN
    }

    object! {
        Dog {
            name: Option<String> => optional("name"),
        }
        Table::OPEN
    }

    union! {
        Pet {
            Cat(Cat) => Variant { tags: &[TagValue::Text("cat"), TagValue::Text("kitten")], ..Variant::PLAIN },
            Dog(Box<Dog>) => Variant { tags: &[TagValue::Text("dog"), TagValue::Text("puppy")], ..Variant::PLAIN },
            Fish(Map<Json>) => Variant { tags: &[TagValue::Text("fish")], ..Variant::PLAIN },
            Wolf(Dog) => Variant { tags: &[TagValue::Text("wolf")], ..Variant::PLAIN },
        }
        Some("petType")
    }

    object! {
        Left {
            next: Maze => required("next"),
        }
        Table::OPEN
    }

    object! {
        Right {
            next: Maze => required("next"),
            sign: Option<String> => optional("sign"),
        }
        Table::OPEN
    }

    union! {
        Maze {
            Left(Box<Left>) => Variant::PLAIN,
            Right(Box<Right>) => Variant::PLAIN,
            Stop(i64) => Variant::PLAIN,
        }
        None
    }

    union! {
        Event {
            Pet(Pet) => Variant { tags: &[TagValue::Text("pet")], ..Variant::PLAIN },
            Any(Json) => Variant { tags: &[TagValue::Text("any")], ..Variant::PLAIN },
        }
        Some("kind")
    }

    union! {
        Level {
            Ramp(i64) => Variant::PLAIN,
            Stop(i64) => Variant::PLAIN,
        }
        None
    }

    union! {
        Shape {
            Text(String) => Variant::PLAIN,
            Dog(Dog) => Variant::PLAIN,
            Number(i64) => Variant::PLAIN,
            Item(Item) => Variant::PLAIN,
        }
        None
    }
}

/// The versions 2.2 and 2.3.
pub(super) mod new {
    use super::*;

    text_enum! {
        Network { Visa => "VISA", Amex => "AMEX", }
    }

    integer_enum! {
        Weekday { Monday => 1, Tuesday => 2, }
    }

    object! {
        Item {
            amount: i64 => required("amount"),
            name: Option<String> => optional("name"),
            day: Option<Weekday> => optional("day"),
            discount: Option<i64> => optional("discount"),
        }
        Table::OPEN
    }

    object! {
        Order {
            items: Option<Vec<Item>> => optional("lineItems"),
            networks: Option<Vec<Network>> => optional("networks"),
            note: Option<String> => optional("note"),
            token: Option<String> => optional("token"),
            expires: Option<Timestamp> => Member { aliases: &["expiry"], ..optional("expires") },
            metadata: Option<Map<Json>> => optional("metadata"),
            labels: Option<Map<Json>> => optional("labels"),
            retries: Option<i64> => optional("retries"),
            weight: Option<f64> => optional("weight"),
            warnings: Option<OneOrMany<Warning>> => optional("warnings"),
            pet: Option<Pet> => optional("pet"),
            shape: Option<Shape> => optional("shape"),
            logo: Option<Bytes> => optional("logo"),
            nullable: Option<i64> => required("nullable"),
            free: Patch<Labels> => optional("free"),
            later: Option<Item> => optional("later"),
            ratio: Option<f64> => optional("ratio"),
            cleared: Patch<i64> => optional("cleared"),
        }
        Table::OPEN
    }

    object! {
        Cleared {
            free: Patch<i64> => optional("free"),
        }
        Table::OPEN
    }

    object! {
        Labels {
            colour: Option<String> => optional("colour"),
            size: Option<i64> => optional("size"),
        }
        Table::OPEN
    }

    object! {
        Warning {
            code: String => required("code"),
            text: Option<String> => optional("text"),
        }
        Table::OPEN
    }

    object! {
        Cat {
            pet_type: String => required("petType"),
            lives: Option<i64> => optional("lives"),
        }
        Table::OPEN
    }

    object! {
        Dog {
            name: Option<String> => optional("name"),
        }
        Table::OPEN
    }

    object! {
        Horse {
            hands: i64 => required("hands"),
        }
        Table::OPEN
    }

    union! {
        Pet {
            Horse(Horse) => Variant { tags: &[TagValue::Text("horse")], ..Variant::PLAIN },
            Dog(Dog) => Variant { tags: &[TagValue::Text("dog"), TagValue::Text("puppy")], ..Variant::PLAIN },
            Feline(Cat) => Variant { tags: &[TagValue::Text("cat"), TagValue::Text("kitten")], ..Variant::PLAIN },
            Fish(Map<Json>) => Variant { tags: &[TagValue::Text("fish")], ..Variant::PLAIN },
        }
        Some("petType")
    }

    object! {
        Path {
            next: Maze => required("next"),
        }
        Table::OPEN
    }

    union! {
        Maze {
            Path(Box<Path>) => Variant::PLAIN,
            End(bool) => Variant::PLAIN,
            Stop(i64) => Variant::PLAIN,
        }
        None
    }

    union! {
        Event {
            Pet(Map<Json>) => Variant::PLAIN,
            Any(Json) => Variant::PLAIN,
        }
        None
    }

    union! {
        PetEvent {
            Any(Pet) => Variant { tags: &[TagValue::Text("any"), TagValue::Text("pet")], ..Variant::PLAIN },
        }
        Some("kind")
    }

    union! {
        Maybe {
            Text(String) => Variant::PLAIN,
            Number(Option<i64>) => Variant::PLAIN,
        }
        None
    }

    union! {
        Shape {
            Horse(Horse) => Variant::PLAIN,
            Canine(Dog) => Variant::PLAIN,
            Text(String) => Variant::PLAIN,
            Double(f64) => Variant::PLAIN,
        }
        None
    }
}

/// A type that keeps no undeclared members.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Closed {
    pub(super) code: Option<String>,
}

impl Value for Closed {
    type Access = crate::runtime::AsObject;
}

impl Object for Closed {
    fn blank() -> Self {
        Self::default()
    }

    fn table(&self) -> &'static Table {
        static TABLE: Table = Table {
            name: "Closed",
            members: &[optional("code")],
            ..Table::OPEN
        };
        &TABLE
    }

    fn member(&self, n: usize) -> Ref<'_> {
        if n == 0 { self.code.get() } else { Ref::Absent }
    }

    fn member_slot(&mut self, n: usize) -> Slot<'_> {
        if n == 0 {
            self.code.slot()
        } else {
            Slot::Nothing
        }
    }
}

/// The family of the orders of all versions.
#[allow(unreachable_pub, reason = "the trait is public, and so is its family")]
pub struct Family;

crate::runtime::versioned!(old::Order, Family, "2.1");
crate::runtime::versioned!(new::Order, Family, "2.2 and 2.3");
crate::runtime::try_convert!(
    /// Fails for members that the target does not declare.
    old::Order => new::Order
);
crate::runtime::try_convert!(new::Order => old::Order);
crate::runtime::convert!(#[doc = "Every warning has its place."] old::Warning => new::Warning);
