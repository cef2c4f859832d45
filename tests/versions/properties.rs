//! Any value, from each version to the next and back, and from the first to the last.

use std::convert::Infallible;
use std::fmt::Debug;

use primer_api::{ConversionError, Versioned, v2_1, v2_2, v2_3, v2_4, v2021_09_27, v2021_10_19};
use primer_tests::{Schemas, is_same_json};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, to_value};

use super::losses::assert_true;

/// A type of a version, as far as these tests use it.
pub trait Model: Versioned + Serialize + DeserializeOwned + PartialEq + Debug {}

impl<T: Versioned + Serialize + DeserializeOwned + PartialEq + Debug> Model for T {}

/// Lets a property hold for many values of a component.
pub fn for_values(cases: u32, of: &Schemas, name: &str, test: impl Fn(&Value)) {
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    };
    let result = TestRunner::new(config).run(&of.component(name), |value| {
        test(&value);
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{name}: {error}"));
}

/// Nothing is lost, or the error lists the losses; every listed loss is true.
pub fn assert_converts<A: Model, B: Model<Family = A::Family>>(
    value: &Value,
    to: &Schemas,
    name: &str,
) -> Result<B, ConversionError> {
    let one: A = serde_json::from_str(&value.to_string()).unwrap();
    let written = to_value(&one).unwrap();
    assert!(is_same_json(&written, value), "{written} was {value}");
    let result = one.to_version::<B>();
    match &result {
        Ok(other) => {
            let written = to_value(other).unwrap();
            assert!(is_same_json(&written, value), "{written} was {value}");
            // Reading leaves out a `null` that means an absent member.
            match serde_json::from_value::<B>(value.clone()) {
                Ok(read) if to_value(&read).unwrap() == *value => assert_eq!(*other, read),
                _ => {}
            }
            if let Ok(back) = other.to_version::<A>() {
                assert_eq!(back, one);
            }
        }
        Err(error) => assert_true(error, value, to, to.schema(name)),
    }
    result
}

/// Between neighbours there is `From` or `TryFrom`, which say the same.
pub fn assert_neighbours<A: Model, B: Model<Family = A::Family> + TryFrom<A>>(
    value: &Value,
    to: &Schemas,
    name: &str,
) where
    <B as TryFrom<A>>::Error: Debug + Refusal,
{
    let result = assert_converts::<A, B>(value, to, name);
    let one: A = serde_json::from_value(value.clone()).unwrap();
    let converted = B::try_from(one).map_err(Refusal::into_conversion);
    assert_eq!(converted, result);
}

/// The error of `TryFrom`.
pub trait Refusal {
    fn into_conversion(self) -> ConversionError;
}

impl Refusal for ConversionError {
    fn into_conversion(self) -> ConversionError {
        self
    }
}

/// That of `From`.
impl Refusal for Infallible {
    fn into_conversion(self) -> ConversionError {
        match self {}
    }
}

/// The schemas of a version. Members that they do not declare come from the schemas of all versions.
fn schemas(module: &str) -> Schemas {
    let all: Vec<_> = crate::DOCUMENTS.iter().map(|(_, text)| *text).collect();
    let text = crate::DOCUMENTS.iter().find(|it| it.0 == module).unwrap().1;
    Schemas::among(text, &all)
}

const CASES: u32 = 24;

macro_rules! pairs {
    ($($test:ident: $old:ident, $new:ident, $assert:ident: $($name:ident)*;)*) => {$(
        #[test]
        fn $test() {
            let (old, new) = (schemas(stringify!($old)), schemas(stringify!($new)));
            $(
                let name = stringify!($name);
                for_values(CASES, &old, name, |value| {
                    let _ = $assert::<$old::$name, $new::$name>(value, &new, name);
                });
                for_values(CASES, &new, name, |value| {
                    let _ = $assert::<$new::$name, $old::$name>(value, &old, name);
                });
            )*
        }
    )*};
}

pairs! {
    values_convert_between_2021_09_27_and_2021_10_19: v2021_09_27, v2021_10_19, assert_neighbours:
        CreateClientSessionRequest CreateClientSessionResponse;
    values_convert_between_2021_10_19_and_2_1: v2021_10_19, v2_1, assert_neighbours:
        CreateClientSessionRequest CreateClientSessionResponse LineItem Fee Order PaymentMethod;
    values_convert_between_2_1_and_2_2: v2_1, v2_2, assert_neighbours:
        CreateClientSessionRequest CreateClientSessionResponse UpdateClientSessionRequest ClientSession
        LineItem Customer PaymentMethod;
    values_convert_between_2_2_and_2_3: v2_2, v2_3, assert_neighbours:
        CreateClientSessionRequest CreateClientSessionResponse UpdateClientSessionRequest ClientSession;
    values_convert_between_2_3_and_2_4: v2_3, v2_4, assert_neighbours:
        CreateClientSessionRequest CreateClientSessionResponse UpdateClientSessionRequest ClientSession
        LineItem Shipping CardNetwork PaymentMethod PaymentMethodOptions;
    values_convert_between_2021_09_27_and_2_4: v2021_09_27, v2_4, assert_converts:
        CreateClientSessionRequest CreateClientSessionResponse PaymentMethod LineItem ErrorResponse;
    values_convert_between_2_1_and_2_4: v2_1, v2_4, assert_converts:
        CreateClientSessionRequest CreateClientSessionResponse UpdateClientSessionRequest ClientSession;
}

/// `From` alone: the converted value is written equally.
fn assert_always<A: Model, B: Model + From<A>>(of: &Schemas, name: &str) {
    for_values(CASES, of, name, |value| {
        let one: A = serde_json::from_value(value.clone()).unwrap();
        let written = to_value(B::from(one)).unwrap();
        assert!(
            is_same_json(&written, value),
            "{name}: {written} was {value}"
        );
    });
}

macro_rules! always {
    ($($old:ident => $new:ident: $($name:ident)*;)*) => {$($(
        assert_always::<$old::$name, $new::$name>(&schemas(stringify!($old)), stringify!($name));
    )*)*};
}

#[test]
fn a_value_that_always_converts_is_written_equally() {
    always! {
        v2021_10_19 => v2_1: CreateClientSessionRequest CreateClientSessionResponse Order LineItem Fee PaymentMethod;
        v2_1 => v2_2: UpdateClientSessionRequest ClientSession Order LineItem Fee Customer CustomerResponse Address
            PaymentMethod CreateClientSessionResponse;
        v2_2 => v2_1: Fee Customer CustomerResponse Address;
        v2_3 => v2_4: UpdateClientSessionRequest ClientSession Order LineItem ProductData
            Fee Shipping Customer CustomerResponse Address PaymentMethod CardNetwork PaymentMethodOptions
            PaymentMethodOption PaymentCardOptions;
        v2_4 => v2_3: Currency Fee Customer CustomerResponse Address;
    }
}
