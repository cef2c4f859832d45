//! The rules that no schema can say.

use serde_json::Map;

use super::refusal::Refusal;
use super::types::v2_2::Currency;
use super::version::Version;
use crate::runtime::Json;

/// Members in which a merchant may keep anything.
pub(super) const FREE: [&str; 2] = ["metadata", "extraMerchantData"];

/// The rules for a session as a whole: an amount anywhere needs a currency.
pub(super) fn check_session(
    version: Version,
    model: &str,
    session: &Map<String, Json>,
) -> Result<(), Refusal> {
    if version.needs_currency()
        && !session.contains_key("currencyCode")
        && has_amount(session.iter())
    {
        return Err(Refusal::session(
            model,
            "$.currencyCode",
            "must be there, because there is an amount",
        ));
    }
    Ok(())
}

/// Currencies of ISO 4217 that are younger than the lists of all versions.
const YOUNGER_CURRENCIES: [&str; 8] = ["MRU", "SLE", "STN", "UYW", "VED", "VES", "XCG", "ZWG"];

/// Whether a request names a currency that there is not. The list of 2.2 has all that the others have.
pub(super) fn names_no_currency(request: &Map<String, Json>) -> bool {
    let code = request.get("currencyCode").and_then(Json::as_str);
    code.is_some_and(|code| {
        code.parse::<Currency>().is_err() && !YOUNGER_CURRENCIES.contains(&code)
    })
}

/// The rules for the metadata of a request.
pub(super) fn check_metadata(version: Version, request: &Map<String, Json>) -> Result<(), Refusal> {
    let metadata = request.get("metadata");
    if version.needs_metadata_keys() && metadata.is_some_and(has_empty_key) {
        return Err(Refusal::metadata_key());
    }
    Ok(())
}

/// The rules for a change of a session: the options stay as they were created.
pub(super) fn check_change(model: &str, changes: &Map<String, Json>) -> Result<(), Refusal> {
    let payment_method = changes.get("paymentMethod");
    if payment_method.is_some_and(|it| it.get("options").is_some()) {
        return Err(Refusal::session(
            model,
            "$.paymentMethod.options",
            "cannot be updated",
        ));
    }
    Ok(())
}

fn has_amount<'a>(mut members: impl Iterator<Item = (&'a String, &'a Json)>) -> bool {
    members.any(|(name, value)| {
        let is_amount = name == "amount" || name.ends_with("Amount");
        (is_amount && value.is_number()) || (!FREE.contains(&name.as_str()) && holds_amount(value))
    })
}

fn holds_amount(json: &Json) -> bool {
    match json {
        Json::Object(members) => has_amount(members.iter()),
        Json::Array(items) => items.iter().any(holds_amount),
        _ => false,
    }
}

fn has_empty_key(json: &Json) -> bool {
    match json {
        Json::Object(members) => members
            .iter()
            .any(|(name, value)| name.is_empty() || has_empty_key(value)),
        Json::Array(items) => items.iter().any(has_empty_key),
        _ => false,
    }
}
