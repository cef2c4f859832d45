//! A basket: quantities and an address, checked, and as requests to Primer.

use std::collections::BTreeMap;

use primer_api::v2_4::{
    Address, CreateClientSessionRequest, Customer, CustomerUpdate, LineItem, Order, OrderUpdate,
    ProductType, Shipping, UpdateClientSessionRequest,
};
use primer_api::{Json, Secret};
use serde::{Deserialize, Serialize};

use crate::catalogue::{COUNTRIES, CURRENCY, Country, MOST, PRODUCTS, Product};
use crate::problem::Problem;

/// What the browser asks for. It names no price.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Wanted {
    /// By the product's id. What is not named is not wanted.
    quantities: BTreeMap<String, Json>,
    address: Recipient,
}

/// Where the parcel goes. The names are those of Primer's addresses.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Recipient {
    first_name: String,
    last_name: String,
    address_line1: String,
    city: String,
    postal_code: String,
    country_code: String,
}

/// A basket whose products, quantities and country exist.
#[derive(Clone)]
pub(crate) struct Basket {
    lines: Vec<(&'static Product, i64)>,
    recipient: Recipient,
    country: &'static Country,
}

impl Basket {
    /// The basket of a new shopper: one of the first product, to be delivered to the first country.
    pub(crate) fn new() -> Self {
        let [product, ..] = &PRODUCTS;
        let [country, ..] = &COUNTRIES;
        Self {
            lines: vec![(product, 1)],
            recipient: Recipient {
                country_code: country.code.as_str().into(),
                ..Recipient::default()
            },
            country,
        }
    }

    /// Checks what the browser asks for.
    pub(crate) fn check(wanted: Wanted) -> Result<Self, Problem> {
        let mut problem = Problem::basket();
        let mut lines = Vec::new();
        for (id, quantity) in wanted.quantities {
            let product = PRODUCTS.iter().find(|product| product.id == id);
            match (product, quantity.as_i64()) {
                (None, _) => problem.add_field(id, "is not sold here"),
                (Some(_), Some(0)) => {}
                (Some(product), Some(quantity @ 1..=MOST)) => lines.push((product, quantity)),
                (Some(_), _) => {
                    problem.add_field(id, format!("must be a whole number from 0 to {MOST}"));
                }
            }
        }
        let code = &wanted.address.country_code;
        let country = COUNTRIES
            .iter()
            .find(|country| country.code.as_str() == code);
        match country {
            Some(country) if problem.fields.is_empty() => Ok(Self {
                lines,
                recipient: wanted.address,
                country,
            }),
            Some(_) => Err(problem),
            None => {
                problem.add_field("countryCode", "is not a country that the shop delivers to");
                Err(problem)
            }
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(crate) fn recipient(&self) -> &Recipient {
        &self.recipient
    }

    /// How many of a product are in the basket.
    pub(crate) fn quantity(&self, product: &Product) -> i64 {
        let mut lines = self.lines.iter();
        let line = lines.find(|(other, _)| other.id == product.id);
        line.map_or(0, |(_, quantity)| *quantity)
    }

    /// The price of the delivery, in minor units.
    pub(crate) fn delivery(&self) -> i64 {
        if self.is_empty() {
            0
        } else {
            self.country.delivery
        }
    }

    /// What the shopper will pay, in minor units: Primer computes the same of the session's order.
    pub(crate) fn total(&self) -> i64 {
        let prices = self
            .lines
            .iter()
            .map(|(product, quantity)| product.price * quantity);
        prices.sum::<i64>() + self.delivery()
    }

    /// The request that opens the checkout.
    pub(crate) fn create(&self, order_id: &str) -> CreateClientSessionRequest {
        let order = Order::new(self.line_items())
            .country_code(self.country.code.clone())
            .shipping(self.shipping());
        CreateClientSessionRequest::new(order_id, CURRENCY, order)
            .customer(Customer::default().shipping_address(self.address()))
            .metadata([("channel", "web")])
    }

    /// The request that makes an open checkout follow the basket. Lists are replaced whole; other members of the order stay.
    pub(crate) fn update(&self, token: &Secret) -> UpdateClientSessionRequest {
        let order = OrderUpdate::default()
            .line_items(self.line_items())
            .country_code(self.country.code.clone())
            .shipping(self.shipping());
        UpdateClientSessionRequest::new(token)
            .order(order)
            .customer(CustomerUpdate::default().shipping_address(self.address()))
    }

    fn line_items(&self) -> impl Iterator<Item = LineItem> {
        self.lines.iter().map(|(product, quantity)| {
            LineItem::new(product.price)
                .item_id(product.id)
                .name(product.name)
                .description(product.description)
                .quantity(*quantity)
                .product_type(ProductType::Physical)
        })
    }

    fn shipping(&self) -> Shipping {
        Shipping::default()
            .amount(self.delivery())
            .method_name("Parcel")
    }

    /// What is empty is left out. The limits of the rest are Primer's, and checked before anything is sent.
    fn address(&self) -> Address {
        let text = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let recipient = &self.recipient;
        let mut address = Address::default().country_code(self.country.code.clone());
        address.first_name = text(&recipient.first_name);
        address.last_name = text(&recipient.last_name);
        address.address_line1 = text(&recipient.address_line1);
        address.city = text(&recipient.city);
        address.postal_code = text(&recipient.postal_code);
        address
    }
}
