//! A version of the API, and what is particular to it.

use super::schema::Schema;
use super::types::{v2_1, v2_2, v2_3, v2_4, v2021_09_27, v2021_10_19};
use crate::runtime::Json;

/// A version of the API, the oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Version {
    V2021_09_27,
    V2021_10_19,
    V2_1,
    V2_2,
    V2_3,
    V2_4,
}

impl Version {
    /// The version that the service uses if a request names none.
    pub(super) const EARLIEST: Self = Self::V2021_09_27;

    /// All versions, the oldest first.
    pub(super) const ALL: [Self; 6] = [
        Self::V2021_09_27,
        Self::V2021_10_19,
        Self::V2_1,
        Self::V2_2,
        Self::V2_3,
        Self::V2_4,
    ];

    /// The value of `X-Api-Version`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::V2021_09_27 => "2021-09-27",
            Self::V2021_10_19 => "2021-10-19",
            Self::V2_1 => "2.1",
            Self::V2_2 => "2.2",
            Self::V2_3 => "2.3",
            Self::V2_4 => "2.4",
        }
    }

    /// Reads the value of `X-Api-Version`. It has no leading "v", but one of Primer's guides writes one.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let name = text.strip_prefix('v').unwrap_or(text);
        Self::ALL.into_iter().find(|version| version.name() == name)
    }

    /// Checks the body that creates a session.
    pub(super) fn creation(self) -> Schema {
        match self {
            Self::V2021_09_27 => Schema::of::<v2021_09_27::CreateClientSessionRequest>(),
            Self::V2021_10_19 => Schema::of::<v2021_10_19::CreateClientSessionRequest>(),
            Self::V2_1 => Schema::of::<v2_1::CreateClientSessionRequest>(),
            Self::V2_2 => Schema::of::<v2_2::CreateClientSessionRequest>(),
            Self::V2_3 => Schema::of::<v2_3::CreateClientSessionRequest>(),
            Self::V2_4 => Schema::of::<v2_4::CreateClientSessionRequest>(),
        }
    }

    /// Checks the body that updates a session; `None` if the version can neither update nor retrieve one.
    pub(super) fn update(self) -> Option<Schema> {
        match self {
            Self::V2021_09_27 | Self::V2021_10_19 => None,
            Self::V2_1 => Some(Schema::of::<v2_1::UpdateClientSessionRequest>()),
            Self::V2_2 => Some(Schema::of::<v2_2::UpdateClientSessionRequest>()),
            Self::V2_3 => Some(Schema::of::<v2_3::UpdateClientSessionRequest>()),
            Self::V2_4 => Some(Schema::of::<v2_4::UpdateClientSessionRequest>()),
        }
    }

    /// The members that a new session should have: of each list, one at least.
    pub(super) fn recommended(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::V2021_09_27 | Self::V2021_10_19 => &[
                &["orderId"],
                &["currencyCode"],
                &["amount"],
                &["order.countryCode"],
            ],
            Self::V2_1 | Self::V2_2 | Self::V2_3 | Self::V2_4 => &[
                &["orderId"],
                &["currencyCode"],
                &["amount", "order.lineItems"],
            ],
        }
    }

    /// Whether the schema of a new session lists the currencies that there are.
    pub(super) fn lists_currencies(self) -> bool {
        self >= Self::V2_2
    }

    /// The card networks that the version knows, where a session can say which of them it accepts.
    pub(super) fn card_networks(self) -> Vec<Json> {
        match self {
            Self::V2021_09_27 | Self::V2021_10_19 | Self::V2_1 => Vec::new(),
            Self::V2_2 => texts(v2_2::CardNetwork::KNOWN_VALUES),
            Self::V2_3 => texts(v2_3::CardNetwork::KNOWN_VALUES),
            Self::V2_4 => texts(v2_4::CardNetwork::KNOWN_VALUES),
        }
    }

    /// Whether an amount needs a currency.
    pub(super) fn needs_currency(self) -> bool {
        self >= Self::V2_1
    }

    /// Whether the members of `metadata` need names.
    pub(super) fn needs_metadata_keys(self) -> bool {
        self >= Self::V2_4
    }
}

fn texts(values: &[impl AsRef<str>]) -> Vec<Json> {
    values.iter().map(|value| value.as_ref().into()).collect()
}
