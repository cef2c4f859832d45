#![allow(clippy::unwrap_used)]

use std::fmt;

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::json;

use super::Own;
use crate::runtime::value::{Json, Value as _};
use crate::runtime::{check, equal};

/// Prints nothing of itself.
#[derive(Clone, PartialEq)]
struct Pin {
    digits: String,
}

impl Serialize for Pin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.digits.as_str() {
            "" => Err(S::Error::custom("no digits")),
            digits => serializer.collect_map([("digits", digits)]),
        }
    }
}

impl<'de> Deserialize<'de> for Pin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Json::deserialize(deserializer)?;
        match json.get("digits").and_then(Json::as_str) {
            Some(digits) => Ok(Self {
                digits: digits.into(),
            }),
            None => Err(D::Error::custom(format!("{json} is no pin"))),
        }
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin")
    }
}

fn read(json: Json) -> Result<Own<Pin>, serde_json::Error> {
    serde_json::from_value(json)
}

#[test]
fn a_value_is_read_and_written_as_its_type_says() {
    let pin = read(json!({"digits": "4711"})).unwrap();
    assert_eq!(pin.digits, "4711");
    assert_eq!(
        pin,
        Pin {
            digits: "4711".into()
        }
    );
    let made = Own::from(Pin {
        digits: "4711".into(),
    });
    assert_eq!(
        serde_json::to_value(&made).unwrap(),
        json!({"digits": "4711"})
    );
    assert!(equal(pin.get(), made.get()));
    assert_eq!(pin.into_inner().digits, "4711");
}

#[test]
fn what_was_read_is_written_with_members_that_the_type_does_not_have() {
    let written = json!({"digits": "4711", "since": [1, {"a": null}]});
    let pin = read(written.clone()).unwrap();
    assert_eq!(serde_json::to_value(&pin).unwrap(), written);
}

#[test]
fn a_value_that_does_not_fit_is_refused_without_being_shown() {
    for json in [
        json!({"digits": 4711}),
        json!([4711]),
        json!("4711"),
        json!(4711),
    ] {
        let error = read(json).unwrap_err().to_string();
        assert!(error.contains("Pin") && !error.contains("4711"), "{error}");
    }
}

#[test]
fn a_value_is_printed_as_its_type_says() {
    let pin = Own::from(Pin {
        digits: "4711".into(),
    });
    assert_eq!(
        (format!("{pin:?}"), format!("{:?}", pin.get())),
        ("Pin".into(), "Pin".into())
    );
}

#[test]
fn a_value_that_json_does_not_have_is_a_violation() {
    let own = Own::from(Pin {
        digits: String::new(),
    });
    assert_eq!(check(own.get(), None, "").len(), 1);
    assert!(serde_json::to_value(&own).is_err());
}
