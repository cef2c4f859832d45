//! Points in time, with the text that they were read from.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::str::FromStr;
use std::time::SystemTime;

use jiff::SignedDuration;
use jiff::civil::DateTime;
use jiff::fmt::temporal::{DateTimeParser, DateTimePrinter};

use super::misfit::Misfit;

/// The beginning of Unix time.
const EPOCH: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// The text that [`Timestamp::parse`] expects, for messages.
pub(super) const EXPECTED: &str = "date and time as in RFC 3339";

/// A point in time (`format: date-time`).
///
/// The text is kept as it was read and sent back the same. An instant has nanoseconds; digits of a second behind them count when
/// timestamps are compared. A text without an offset is read as UTC. A text that is no
/// date and time is kept as well, without an [`instant`](Self::instant): one invalid timestamp does not make a whole
/// response unreadable.
///
/// Two timestamps are equal if they are the same instant. Timestamps that are no date and time are compared by their
/// text, and are greater than all others.
///
/// ```
/// let created: primer_api::Timestamp = "2026-11-28T16:14:08.500+02:00".parse()?;
/// assert_eq!(created.as_str(), "2026-11-28T16:14:08.500+02:00");
/// assert_eq!(created.to_rfc3339().as_deref(), Some("2026-11-28T14:14:08.500Z"));
/// # Ok::<(), primer_api::runtime::Misfit>(())
/// ```
#[derive(Clone)]
pub struct Timestamp {
    text: String,
    /// The time since [`EPOCH`].
    since_epoch: Option<SignedDuration>,
}

impl Timestamp {
    /// Reads a date and time as in RFC 3339; the offset may be missing, which is UTC.
    ///
    /// # Errors
    ///
    /// If the text is no date and time.
    pub fn parse(text: &str) -> Result<Self, Misfit> {
        let timestamp = Self::kept(text.into());
        match timestamp.since_epoch {
            Some(_) => Ok(timestamp),
            None => Err(Misfit::new(EXPECTED, "string")),
        }
    }

    /// The text as it was read.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The instant; `None` if the text is no date and time, or if the instant is out of the range of [`SystemTime`].
    pub fn instant(&self) -> Option<SystemTime> {
        let since_epoch = self.since_epoch?;
        let distance = since_epoch.unsigned_abs();
        if since_epoch.is_negative() {
            SystemTime::UNIX_EPOCH.checked_sub(distance)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(distance)
        }
    }

    /// The instant in UTC as RFC 3339 writes it, `2026-11-28T14:14:08.500Z`, with as many digits of a second as the text has.
    ///
    /// A leap second is the second before it. `None` if the text is no date and time, or if the year in UTC is not one of 0000 to
    /// 9999, which are all that RFC 3339 has.
    pub fn to_rfc3339(&self) -> Option<String> {
        let utc = EPOCH.checked_add(self.since_epoch?).ok()?;
        if utc.year() < 0 {
            return None;
        }
        let printer = DateTimePrinter::new().precision(Some(fraction_digits(&self.text)));
        Some(format!("{}Z", printer.datetime_to_string(&utc)))
    }

    /// Whether the text is a date and time.
    pub(super) fn is_readable(&self) -> bool {
        self.since_epoch.is_some()
    }

    /// A timestamp with this text, whether or not it is a date and time.
    pub(super) fn kept(text: String) -> Self {
        Self {
            since_epoch: since_epoch(&text),
            text,
        }
    }

    /// A timestamp with an empty text, to be replaced.
    #[inline]
    pub(super) fn empty() -> Self {
        Self {
            text: String::new(),
            since_epoch: None,
        }
    }

    /// The value that comparisons use: the instant, or the text of a timestamp without one.
    ///
    /// The instant is that of the nanosecond before, so the further digits follow it, before 1970 too.
    fn key(&self) -> Result<(SignedDuration, &str), &str> {
        let digits = self.text.get(behind_nanoseconds(&self.text));
        let digits = digits.unwrap_or_default().trim_end_matches('0');
        let since_epoch = self.since_epoch.ok_or(self.text.as_str())?;
        Ok((since_epoch, digits))
    }
}

fn since_epoch(text: &str) -> Option<SignedDuration> {
    // RFC 3339, 5.6: the fraction of a second has any number of digits; the parser takes nine.
    let further = behind_nanoseconds(text);
    let text = match further.is_empty() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.get(..further.start)?.to_owned() + text.get(further.end..)?),
    };
    let pieces = DateTimeParser::new().parse_pieces(text.as_ref()).ok()?;
    let local = DateTime::from_parts(pieces.date(), pieces.time()?).duration_since(EPOCH);
    match pieces.to_numeric_offset() {
        Some(offset) => local.checked_sub(SignedDuration::from_secs(offset.seconds().into())),
        // A named time zone without an offset is not in RFC 3339, and not UTC.
        None if pieces.time_zone_annotation().is_some() => None,
        None => Some(local),
    }
}

/// Where the digits of a second are that follow the ninth.
fn behind_nanoseconds(text: &str) -> Range<usize> {
    let start = text.find(['.', ',']).map_or(text.len(), |point| point + 1);
    let fraction = text.get(start..).unwrap_or_default();
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
    start + digits.min(9)..start + digits
}

/// The number of digits behind the second, nine at most. A date and time has no other `.` or `,`.
fn fraction_digits(text: &str) -> u8 {
    let fraction = text.split(['.', ',']).nth(1).unwrap_or_default();
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).take(9);
    digits.fold(0, |count, _| count + 1)
}

/// In UTC. An instant outside of the years -9999 to 9999 becomes the nearest that can be written.
impl From<SystemTime> for Timestamp {
    fn from(instant: SystemTime) -> Self {
        let time = match SignedDuration::system_until(SystemTime::UNIX_EPOCH, instant) {
            Ok(since_epoch) => EPOCH.saturating_add(since_epoch),
            Err(_) if instant < SystemTime::UNIX_EPOCH => DateTime::MIN,
            Err(_) => DateTime::MAX,
        };
        Self {
            text: format!("{time}Z"),
            since_epoch: Some(time.duration_since(EPOCH)),
        }
    }
}

impl FromStr for Timestamp {
    type Err = Misfit;

    fn from_str(text: &str) -> Result<Self, Misfit> {
        Self::parse(text)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Timestamp {}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Hash for Timestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

#[cfg(test)]
mod tests;
