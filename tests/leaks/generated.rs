//! Every generated type of every version: neither its printed values nor its errors show a secret.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::path::Path;

use primer_api::runtime::{Value as Checked, check};
use primer_api::{Versioned, v2_1, v2_2, v2_3, v2_4, v2021_09_27, v2021_10_19};
use primer_codegen_core::ir::{Item, ItemKind};
use primer_codegen_core::{Source, lower_source};
use primer_tests::{Schemas, debug_text, error_text};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::planted;
use super::printed::{assert_hidden, secret};

/// The printed text of a value and of its violations; or the error of a text that cannot be read.
type Print = fn(&str) -> Result<(String, String), String>;

/// A generated type.
struct Type {
    version: &'static str,
    name: &'static str,
    print: Print,
}

impl Type {
    /// The component that describes it: the form of a type that an update takes holds all values of the type.
    fn schema(&self) -> &'static str {
        self.name.strip_suffix("Update").unwrap_or(self.name)
    }
}

macro_rules! types {
    ($($module:ident = $version:literal: $($name:ident)*;)*) => {
        vec![$($(Type {
            version: $version,
            name: stringify!($name),
            print: print::<$module::$name>,
        },)*)*]
    };
}

/// All types of all versions; a test checks that the list is complete.
fn types() -> Vec<Type> {
    types! {
        v2021_09_27 = "2021-09-27": CreateClientSessionRequest CreateClientSessionResponse Order LineItem Fee Shipping Customer CustomerResponse Address PaymentMethod PaymentMethodOptions PaymentMethodOption PaymentCardOptions CardNetworkOptions Surcharge Warning WarningDetail ErrorResponse ErrorDetail ValidationErrorEntry ValidationError ValidationErrorItem CountryCode;
        v2021_10_19 = "2021-10-19": CreateClientSessionRequest CreateClientSessionResponse Order LineItem Fee Shipping Customer CustomerResponse Address PaymentMethod PaymentMethodOptions PaymentMethodOption PaymentCardOptions CardNetworkOptions Surcharge Warning WarningDetail ErrorResponse ErrorDetail ValidationErrorEntry ValidationError ValidationErrorItem CountryCode;
        v2_1 = "2.1": CreateClientSessionRequest CreateClientSessionResponse UpdateClientSessionRequest ClientSession Order LineItem ProductType Fee Shipping Customer CustomerResponse Address PaymentMethod PaymentType PaymentMethodOptions PaymentMethodOption PaymentCardOptions CardNetworkOptions Surcharge Warning WarningDetail ErrorResponse ErrorDetail ValidationErrorEntry ValidationError ValidationErrorItem CountryCode OrderUpdate ShippingUpdate CustomerUpdate AddressUpdate PaymentMethodUpdate PaymentMethodOptionsUpdate PaymentMethodOptionUpdate PaymentCardOptionsUpdate CardNetworkOptionsUpdate SurchargeUpdate;
        v2_2 = "2.2": CreateClientSessionRequest CreateClientSessionResponse UpdateClientSessionRequest ClientSession Order LineItem ProductType ProductData Fee Shipping Customer CustomerResponse Address PaymentMethod PaymentType AuthorizationType PaymentMethodOptions PaymentMethodOption PaymentCardOptions CardNetworkOptions Surcharge Warning WarningDetail ErrorResponse ErrorDetail ValidationErrorEntry ValidationError ValidationErrorItem CardNetwork Currency CountryCode OrderUpdate ShippingUpdate CustomerUpdate AddressUpdate PaymentMethodUpdate PaymentMethodOptionsUpdate PaymentMethodOptionUpdate PaymentCardOptionsUpdate CardNetworkOptionsUpdate SurchargeUpdate;
        v2_3 = "2.3": CreateClientSessionRequest CreateClientSessionResponse UpdateClientSessionRequest ClientSession Order LineItem ProductType ProductData Fee Shipping Customer CustomerResponse Address PaymentMethod PaymentType AuthorizationType PaymentMethodOptions PaymentMethodOption PaymentCardOptions CardNetworkOptions Surcharge Warning WarningDetail ErrorResponse ErrorDetail ValidationErrorEntry ValidationError ValidationErrorItem CardNetwork Currency CountryCode OrderUpdate ShippingUpdate CustomerUpdate AddressUpdate PaymentMethodUpdate PaymentMethodOptionsUpdate PaymentMethodOptionUpdate PaymentCardOptionsUpdate CardNetworkOptionsUpdate SurchargeUpdate;
        v2_4 = "2.4": CreateClientSessionRequest CreateClientSessionResponse UpdateClientSessionRequest ClientSession Order LineItem ProductType ProductData Fee Shipping Customer CustomerResponse Address PaymentMethod PaymentType FirstPaymentReason AuthorizationType PaymentMethodOptions PaymentMethodOption PaymentCardOptions CardNetworkOptions Surcharge ApplePayOptions ApplePayRecurringPaymentRequest ApplePayRegularBilling ApplePayTrialBilling RecurringIntervalUnit ApplePayDeferredPaymentRequest ApplePayDeferredBilling ApplePayAutomaticReloadRequest ApplePayAutomaticReloadBilling Warning WarningDetail ErrorResponse ErrorDetail ValidationErrorEntry ValidationError ValidationErrorItem CardNetwork Currency CountryCode OrderUpdate ShippingUpdate CustomerUpdate AddressUpdate PaymentMethodUpdate PaymentMethodOptionsUpdate PaymentMethodOptionUpdate PaymentCardOptionsUpdate CardNetworkOptionsUpdate SurchargeUpdate ApplePayOptionsUpdate ApplePayRecurringPaymentRequestUpdate ApplePayRegularBillingUpdate ApplePayTrialBillingUpdate ApplePayDeferredPaymentRequestUpdate ApplePayDeferredBillingUpdate ApplePayAutomaticReloadRequestUpdate ApplePayAutomaticReloadBillingUpdate;
    }
}

fn print<T: DeserializeOwned + Debug + Checked>(text: &str) -> Result<(String, String), String> {
    // From text and from a value in memory, errors take different ways.
    let value: T = serde_json::from_str(text).map_err(|error| error_text(&error))?;
    let json: Value = serde_json::from_str(text).map_err(|error| error_text(&error))?;
    serde_json::from_value::<T>(json).map_err(|error| error_text(&error))?;
    let violations = check(value.get(), None, "");
    let texts: Vec<_> = violations.iter().map(ToString::to_string).collect();
    Ok((
        debug_text(&value),
        debug_text(&violations) + &texts.join("\n"),
    ))
}

/// The documents: the name of each version, and its text.
fn documents() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    let documents = files.filter(|path| path.extension().is_some_and(|it| it == "yaml"));
    documents
        .map(|path| {
            let version = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (version, fs::read_to_string(path).unwrap())
        })
        .collect()
}

/// Names and texts of a value that are not to be shown.
type Secrets = fn(&str) -> planted::Secrets;

/// Names of undeclared members are secrets too.
fn everywhere(secret: &str) -> planted::Secrets {
    planted::Secrets {
        names: secret.to_owned(),
        texts: secret.to_owned(),
    }
}

/// The names of undeclared members are no secrets here: the error for the sender shows the name.
fn names_apart(secret: &str) -> planted::Secrets {
    planted::Secrets {
        names: "undeclared".to_owned(),
        texts: secret.to_owned(),
    }
}

/// Texts are longer than any limit.
fn beyond_limits(secret: &str) -> planted::Secrets {
    planted::Secrets {
        texts: secret.repeat(70),
        ..names_apart(secret)
    }
}

/// Some planted values of each type, each with its secret, and with a place in it that can be chosen.
fn for_each_value(secrets: Secrets, check: impl Fn(&Type, &str, Value, Index)) {
    for (version, text) in documents() {
        let schemas = Schemas::read(&text);
        for ty in types().iter().filter(|ty| ty.version == version) {
            let values = (secret(), schemas.component(ty.schema()), any::<Index>());
            let result = runner(4).run(&values, |(secret, mut value, index)| {
                planted::plant(&schemas, ty.schema(), &secrets(&secret), &mut value);
                check(ty, &secret, value, index);
                Ok(())
            });
            result.unwrap_or_else(|error| panic!("{version} {}: {error}", ty.name));
        }
    }
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        failure_persistence: None,
        max_shrink_iters: 0,
        ..Config::with_cases(cases)
    })
}

/// JSON in which the object at a place has each of its members twice.
fn twice(value: &Value, at: &str, place: &str) -> String {
    let inside = |step: &str, value: &Value| {
        let step = step.replace('~', "~0").replace('/', "~1");
        twice(value, at, &format!("{place}/{step}"))
    };
    match value {
        Value::Object(members) => {
            let once: Vec<_> = members
                .iter()
                .map(|(name, value)| format!("{}:{}", json!(name), inside(name, value)))
                .collect();
            let again = if place == at { once.as_slice() } else { &[] };
            format!("{{{}}}", [once.as_slice(), again].concat().join(","))
        }
        Value::Array(items) => {
            let items: Vec<_> = items
                .iter()
                .enumerate()
                .map(|(n, it)| inside(&n.to_string(), it))
                .collect();
            format!("[{}]", items.join(","))
        }
        value => value.to_string(),
    }
}

#[test]
fn no_generated_type_is_forgotten() {
    let expected: BTreeSet<_> = documents()
        .into_iter()
        .flat_map(|(version, text)| {
            let (api, _) = lower_source(&Source::new(&version, text));
            let types = api.unwrap().types.into_iter();
            // Arguments print nothing, and are not on the wire; the names of servers are the document's own.
            let is_value = |item: &Item| {
                !matches!(
                    item.kind,
                    ItemKind::Arguments(_) | ItemKind::Environments(_)
                )
            };
            let types = types.filter(is_value);
            types.map(move |item| (version.clone(), item.name.as_str().to_owned()))
        })
        .collect();
    let covered: BTreeSet<_> = types()
        .iter()
        .map(|ty| (ty.version.to_owned(), ty.name.to_owned()))
        .collect();
    assert_eq!(covered, expected);
}

#[test]
fn no_type_prints_a_secret() {
    for_each_value(everywhere, |ty, secret, value, _| {
        let (shown, _) = (ty.print)(&value.to_string()).unwrap();
        assert_hidden(secret, &shown);
    });
}

#[test]
fn no_violation_quotes_a_secret() {
    let found = Cell::new(0);
    for_each_value(beyond_limits, |ty, secret, value, _| {
        let (_, violations) = (ty.print)(&value.to_string()).unwrap();
        found.set(found.get() + violations.matches("must have at most").count());
        assert_hidden(secret, &violations);
    });
    assert!(found.get() > 100, "{}", found.get());
}

#[test]
fn nothing_that_cannot_be_read_is_quoted() {
    let found = Cell::new(0);
    for_each_value(everywhere, |ty, secret, value, index| {
        let assert_hidden = |text: &str| {
            // What can be read is a value: it may stand where values are shown.
            if let Err(printed) = (ty.print)(text) {
                found.set(found.get() + 1);
                assert_hidden(secret, &printed);
            }
        };
        let places = primer_tests::pointers(&value, "");
        let place = &places[index.index(places.len())];
        for wrong in [
            json!(secret),
            json!([secret]),
            json!({secret: {secret: secret}}),
            json!(0.5),
        ] {
            let mut value = value.clone();
            *value.pointer_mut(place).unwrap() = wrong;
            assert_hidden(&value.to_string());
        }
        let containers = places
            .iter()
            .filter(|it| value.pointer(it).unwrap().is_object());
        for place in containers {
            assert_hidden(&twice(&value, place, ""));
        }
        let text = value.to_string();
        let mut ends = (0..text.len()).rev().skip(index.index(text.len()));
        let end = ends.find(|n| text.is_char_boundary(*n)).unwrap_or_default();
        assert_hidden(&text[..end]);
    });
    assert!(found.get() > 100, "{}", found.get());
}

/// The errors of a value that is converted to other versions.
macro_rules! losses {
    ($value:expr => $($version:ident)*: $name:ident) => {
        [$($value.clone().to_version::<$version::$name>().err()),*].into_iter().flatten()
    };
}

#[test]
fn no_loss_quotes_a_secret() {
    let schemas = Schemas::read(&documents().into_iter().find(|it| it.0 == "2.4").unwrap().1);
    let names = ["CreateClientSessionRequest", "ClientSession"];
    let values = (secret(), names.map(|name| schemas.component(name)));
    let found = Cell::new(0);
    let result = runner(24).run(&values, |(secret, mut values)| {
        for (name, value) in names.iter().zip(&mut values) {
            planted::plant(&schemas, name, &names_apart(&secret), value);
        }
        let [creation, session] = values;
        let creation: v2_4::CreateClientSessionRequest = serde_json::from_value(creation).unwrap();
        let session: v2_4::ClientSession = serde_json::from_value(session).unwrap();
        let errors = losses!(creation => v2_3 v2_1 v2021_10_19: CreateClientSessionRequest);
        for error in errors.chain(losses!(session => v2_3 v2_1: ClientSession)) {
            found.set(found.get() + error.count());
            assert_hidden(
                &secret,
                &(error_text(&error) + &debug_text(&error.losses())),
            );
        }
        Ok(())
    });
    result.unwrap();
    assert!(found.get() > 50, "{}", found.get());
}
