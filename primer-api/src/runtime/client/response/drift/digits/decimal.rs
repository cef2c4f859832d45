//! Decimal numbers as text, compared exactly.

/// A number without its zeros at either end: the digits, and the power of ten of the last one.
#[derive(PartialEq, Eq)]
struct Decimal {
    is_negative: bool,
    digits: String,
    exponent: i64,
}

/// Whether two texts are one number; a text that is no number is the same as any.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    match (Decimal::read(one), Decimal::read(other)) {
        (Some(one), Some(other)) => one == other,
        (None, _) | (_, None) => true,
    }
}

/// Whether the nearest float of 64 bits is exactly the number, in as few digits as tell it from the next float.
pub(super) fn is_kept_by_a_float(text: &str) -> bool {
    let float = text.parse::<f64>().unwrap_or(0.0);
    float.is_finite() && is_same(text, &format!("{float:e}"))
}

impl Decimal {
    fn read(text: &str) -> Option<Self> {
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let digits = format!("{whole}{fraction}");
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let kept = digits.trim_end_matches('0');
        let zeros = i64::try_from(digits.len() - kept.len()).ok()?;
        let fraction = i64::try_from(fraction.len()).ok()?;
        let significant = kept.trim_start_matches('0');
        let exponent = match significant.is_empty() {
            true => 0,
            false => exponent.checked_sub(fraction)?.checked_add(zeros)?,
        };
        Some(Self {
            // JSON has `-0`, which is the same number as `0`.
            is_negative: is_negative && !significant.is_empty(),
            digits: significant.to_owned(),
            exponent,
        })
    }
}
