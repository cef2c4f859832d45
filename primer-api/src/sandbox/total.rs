//! The total of an order.

use crate::runtime::Json;

/// A total that no session can have.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    Negative,
    TooLarge,
}

impl Unfit {
    pub(super) fn description(&self) -> &'static str {
        match self {
            Self::Negative => "the total of the order must be at least 0",
            Self::TooLarge => "the total of the order must fit into 64 bits",
        }
    }
}

/// The total of line items, fees and shipping, in minor units; `None` if the order has none of them.
pub(super) fn total(order: &Json) -> Result<Option<i64>, Unfit> {
    let lines = items(order, "lineItems").map(line_total);
    let fees = items(order, "fees").map(amount);
    let shipping = order.get("shipping").map(amount);
    let mut parts = lines.chain(fees).chain(shipping).flatten().peekable();
    if parts.peek().is_none() {
        return Ok(None);
    }
    let total = parts
        .try_fold(0_i128, i128::checked_add)
        .ok_or(Unfit::TooLarge)?;
    match i64::try_from(total) {
        Ok(total) if total >= 0 => Ok(Some(total)),
        Err(_) if total > 0 => Err(Unfit::TooLarge),
        _ => Err(Unfit::Negative),
    }
}

fn items<'a>(order: &'a Json, name: &str) -> impl Iterator<Item = &'a Json> {
    order
        .get(name)
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
}

fn amount(json: &Json) -> Option<i128> {
    integer(json, "amount")
}

/// No line is beyond `i128`: a product of two 64-bit integers has 127 bits with its sign.
fn line_total(line: &Json) -> Option<i128> {
    let amount = amount(line)?;
    let quantity = integer(line, "quantity").unwrap_or(1);
    let discount = integer(line, "discountAmount").unwrap_or(0);
    let tax = integer(line, "taxAmount").unwrap_or(0);
    Some(amount * quantity - discount + tax)
}

fn integer(json: &Json, name: &str) -> Option<i128> {
    json.get(name).and_then(Json::as_i64).map(Into::into)
}

#[cfg(test)]
mod tests;
