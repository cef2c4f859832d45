//! What the shop sells, and where it delivers.

use primer_api::v2_4::{CountryCode, Currency};

/// The currency of all prices.
pub(crate) const CURRENCY: Currency = Currency::Gbp;

/// The greatest quantity of one product in a basket.
pub(crate) const MOST: i64 = 10;

/// A product.
pub(crate) struct Product {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    /// In minor units of the currency.
    pub(crate) price: i64,
}

pub(crate) const PRODUCTS: [Product; 3] = [
    Product {
        id: "coffee-250",
        name: "House blend",
        description: "Whole beans, 250 g",
        price: 950,
    },
    Product {
        id: "mug-stone",
        name: "Stoneware mug",
        description: "Hand-glazed, 300 ml",
        price: 1400,
    },
    Product {
        id: "filter-100",
        name: "Paper filters",
        description: "Unbleached, 100 pieces",
        price: 425,
    },
];

/// A country that the shop delivers to.
pub(crate) struct Country {
    pub(crate) code: CountryCode,
    pub(crate) name: &'static str,
    /// The price of a delivery, in minor units of the currency.
    pub(crate) delivery: i64,
}

pub(crate) const COUNTRIES: [Country; 4] = [
    Country {
        code: CountryCode::Gb,
        name: "United Kingdom",
        delivery: 199,
    },
    Country {
        code: CountryCode::Ie,
        name: "Ireland",
        delivery: 399,
    },
    Country {
        code: CountryCode::Fr,
        name: "France",
        delivery: 590,
    },
    Country {
        code: CountryCode::De,
        name: "Germany",
        delivery: 590,
    },
];
