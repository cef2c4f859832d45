//! Reading: it never panics, and no value that is read is lost.

use primer_api::v2_4::*;
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::schema;

/// Reads any text; a value that can be read is written again without a loss.
fn check<T: DeserializeOwned + Serialize>(text: &str) {
    let Ok(read) = serde_json::from_str::<T>(text) else {
        return;
    };
    let written = serde_json::to_value(&read).unwrap();
    let value: Value = serde_json::from_str(text).unwrap();
    assert_kept(&value, &written, "");
}

fn check_all(text: &str) {
    check::<CreateClientSessionRequest>(text);
    check::<CreateClientSessionResponse>(text);
    check::<UpdateClientSessionRequest>(text);
    check::<ClientSession>(text);
    check::<PaymentMethod>(text);
    check::<Warning>(text);
    check::<ErrorResponse>(text);
}

/// Whether what was written holds what was read: `null` may be left out, a number may have become a float, and a member
/// that was read by another of its names has its own.
fn assert_kept(read: &Value, written: &Value, place: &str) {
    match (read, written) {
        (Value::Object(read), Value::Object(written)) => {
            for (name, value) in read {
                let place = format!("{place}/{name}");
                let own = match name.as_str() {
                    "clientExpirationDate" if !written.contains_key(name) => {
                        "clientTokenExpirationDate"
                    }
                    name => name,
                };
                match written.get(own) {
                    Some(written) => assert_kept(value, written, &place),
                    None => assert!(value.is_null(), "{place} is lost: {value}"),
                }
            }
            assert!(
                written.len() <= read.len(),
                "{place} has members that were not read: {written:?}"
            );
        }
        (Value::Array(read), Value::Array(written)) => {
            assert_eq!(read.len(), written.len(), "{place}");
            for (n, (read, written)) in read.iter().zip(written).enumerate() {
                assert_kept(read, written, &format!("{place}/{n}"));
            }
        }
        (Value::Number(read), Value::Number(written)) if read != written => {
            assert_eq!(read.as_f64(), written.as_f64(), "{place}");
        }
        _ => assert_eq!(read, written, "{place}"),
    }
}

/// The places of members that no array is around.
fn merged(value: &Value, place: &str) -> Vec<String> {
    let members = value.as_object().into_iter().flatten();
    let places = members.flat_map(|(name, value)| {
        let place = format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"));
        let inner = merged(value, &place);
        std::iter::once(place).chain(inner)
    });
    places.collect()
}

/// Whether a value can be read without the member at a place.
fn can_be_left_out<T: DeserializeOwned>(value: &Value, place: &str) -> bool {
    let mut value = value.clone();
    let (holder, name) = place.rsplit_once('/').unwrap();
    let name = name.replace("~1", "/").replace("~0", "~");
    let holder = value.pointer_mut(holder).unwrap();
    holder.as_object_mut().unwrap().remove(&name);
    serde_json::from_value::<T>(value).is_ok()
}

/// A value of a component is read, and written back equal.
fn assert_reread<T: DeserializeOwned + Serialize>(value: &Value) {
    let read: T = serde_json::from_str(&value.to_string()).unwrap();
    let written = serde_json::to_value(&read).unwrap();
    assert_eq!(
        without_zero_fractions(&written),
        without_zero_fractions(value)
    );
}

/// The value with its numbers as integers where they have no fraction: one that is declared is written so, a free one is not.
fn without_zero_fractions(value: &Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e15 => {
                json!(float as i64)
            }
            _ => value.clone(),
        },
        Value::Array(items) => items.iter().map(without_zero_fractions).collect(),
        Value::Object(members) => {
            let members = members.iter();
            let members =
                members.map(|(name, value)| (name.clone(), without_zero_fractions(value)));
            Value::Object(members.collect())
        }
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn any_json_is_read_without_a_panic_and_kept(value in schema::anything()) {
        check_all(&value.to_string());
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in ".{0,64}") {
        check_all(&text);
    }

    #[test]
    fn a_creation_survives(value in schema::component("CreateClientSessionRequest")) {
        assert_reread::<CreateClientSessionRequest>(&value);
    }

    #[test]
    fn a_response_is_written_as_it_was_read(value in schema::component("CreateClientSessionResponse")) {
        assert_reread::<CreateClientSessionResponse>(&value);
    }

    #[test]
    fn a_session_survives(value in schema::component("ClientSession")) {
        assert_reread::<ClientSession>(&value);
    }

    #[test]
    fn an_update_survives_with_its_nulls(
        value in schema::component("UpdateClientSessionRequest"),
        cleared in proptest::sample::subsequence(
            vec!["customerId", "orderId", "currencyCode", "amount", "metadata", "customer", "order", "paymentMethod"],
            0..=8,
        ),
    ) {
        let mut value = value;
        for name in cleared {
            value[name] = Value::Null;
        }
        assert_reread::<UpdateClientSessionRequest>(&value);
    }

    #[test]
    fn optional_members_of_an_update_can_be_null_at_every_depth(
        value in schema::component("UpdateClientSessionRequest"),
        cleared in proptest::collection::vec(any::<proptest::sample::Index>(), 0..=6),
    ) {
        let mut value = value;
        for part in cleared {
            let places = merged(&value, "");
            let place = &places[part.index(places.len())];
            if can_be_left_out::<UpdateClientSessionRequest>(&value, place) {
                *value.pointer_mut(place).unwrap() = Value::Null;
            }
        }
        assert_reread::<UpdateClientSessionRequest>(&value);
    }

    #[test]
    fn a_failure_survives(value in schema::component("ErrorResponse")) {
        assert_reread::<ErrorResponse>(&value);
    }

    #[test]
    fn a_value_with_one_wrong_part_is_read_or_refused_at_a_place(
        value in schema::component("CreateClientSessionResponse"),
        part in any::<proptest::sample::Index>(),
        other in schema::anything(),
    ) {
        let mut value = value;
        let places = primer_tests::pointers(&value, "");
        *value.pointer_mut(&places[part.index(places.len())]).unwrap() = other;
        check_all(&value.to_string());
    }

    #[test]
    fn a_value_with_one_wrong_byte_is_read_without_a_panic(
        value in schema::component("CreateClientSessionResponse"),
        place in any::<proptest::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = value.to_string().into_bytes();
        let n = place.index(bytes.len());
        bytes[n] = byte;
        let _ = serde_json::from_slice::<CreateClientSessionResponse>(&bytes);
        let _ = serde_json::from_slice::<CreateClientSessionResponse>(&bytes[..n]);
    }

    #[test]
    fn equal_values_are_equal_and_clones_too(value in schema::component("CreateClientSessionResponse")) {
        let text = value.to_string();
        let one: CreateClientSessionResponse = primer_tests::read(&text);
        let other: CreateClientSessionResponse = primer_tests::read(&text);
        prop_assert_eq!(&one, &other);
        prop_assert_eq!(one.clone().amount(1), other.amount(1));
        prop_assert_ne!(one.clone().client_token("a"), one.client_token("b"));
    }
}

#[test]
fn a_lost_value_is_found() {
    let lost = std::panic::catch_unwind(|| {
        assert_kept(&json!({"a": [1, {"b": 2}]}), &json!({"a": [1, {}]}), "")
    });
    assert!(lost.is_err());
    let made_up = std::panic::catch_unwind(|| assert_kept(&json!({}), &json!({"a": 1}), ""));
    assert!(made_up.is_err());
}
