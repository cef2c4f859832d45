//! One shopper: a basket, and the client session that follows it.

use primer_api::v2_4::Client;
use primer_api::{Executed, Json, Secret};
use serde::Serialize;

use crate::basket::{Basket, Recipient, Wanted};
use crate::catalogue::{COUNTRIES, CURRENCY, MOST, PRODUCTS};
use crate::exchange::Exchange;
use crate::problem::Problem;

/// A shopper.
pub(crate) struct Shopper {
    order_id: String,
    basket: Basket,
    session: Option<Session>,
    /// The number of sessions so far, by which the page tells a new one from the one that its checkout shows.
    opened: u32,
}

/// An open checkout.
#[derive(Clone)]
struct Session {
    token: Secret,
    /// As Primer wrote them: texts or objects.
    warnings: Json,
}

/// What the page's checkout is opened with. The token goes to Primer's script and nowhere else.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Opening {
    client_token: Secret,
    warnings: Json,
    state: State,
    exchange: Option<Exchange>,
}

/// What the page shows after a change.
#[derive(Serialize)]
pub(crate) struct Changed {
    state: State,
    /// `None` if no checkout was open.
    exchange: Option<Exchange>,
}

/// The basket as the page shows it. Amounts are in minor units.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct State {
    order_id: String,
    currency: &'static str,
    most: i64,
    lines: Vec<Line>,
    delivery: i64,
    total: i64,
    address: Recipient,
    countries: Vec<(&'static str, &'static str)>,
    /// The number of the open session.
    session: Option<u32>,
}

#[derive(Serialize)]
struct Line {
    id: &'static str,
    name: &'static str,
    description: &'static str,
    price: i64,
    quantity: i64,
}

impl Shopper {
    pub(crate) fn new(order_id: String) -> Self {
        Self {
            order_id,
            basket: Basket::new(),
            session: None,
            opened: 0,
        }
    }

    /// Opens the checkout, or says again what it was opened with.
    pub(crate) async fn open(&mut self, client: &Client) -> Result<Opening, Problem> {
        if self.basket.is_empty() {
            return Err(Problem::nothing_to_pay());
        }
        let (session, exchange) = match self.session.clone() {
            Some(session) => (session, None),
            None => {
                let (session, exchange) = self.create(client).await?;
                (session, Some(exchange))
            }
        };
        Ok(Opening {
            client_token: session.token,
            warnings: session.warnings,
            state: self.state(),
            exchange,
        })
    }

    /// Creates a session. If that fails, it can be tried again, whatever became of it: nobody pays with a session whose token
    /// is lost.
    async fn create(&mut self, client: &Client) -> Result<(Session, Exchange), Problem> {
        let request = self.basket.create(&self.order_id);
        let exchange = Exchange::begin("POST", &request);
        match client.create_client_session(request).with_response().await {
            Ok(response) => {
                let exchange = exchange.succeeded(&response);
                let created = response.into_body();
                let session = Session {
                    token: created.client_token,
                    warnings: serde_json::to_value(created.warnings).unwrap_or_default(),
                };
                self.session = Some(session.clone());
                self.opened += 1;
                Ok((session, exchange))
            }
            Err(error) => Err(Problem::of(&error).with(exchange.failed(&error))),
        }
    }

    /// Changes the basket, and the open checkout with it.
    pub(crate) async fn change(
        &mut self,
        client: &Client,
        wanted: Wanted,
    ) -> Result<Changed, Problem> {
        let basket = Basket::check(wanted)?;
        if basket.is_empty() {
            // Nobody can pay for nothing. A session that is left alone expires.
            self.session = None;
        }
        let Some(session) = &self.session else {
            self.basket = basket;
            return Ok(self.changed(None));
        };
        let request = basket.update(&session.token);
        let exchange = Exchange::begin("PATCH", &request);
        match client.update_client_session(request).with_response().await {
            Ok(response) => {
                self.basket = basket;
                Ok(self.changed(Some(exchange.succeeded(&response))))
            }
            // The session has expired. The page opens another one.
            Err(error) if matches!(error.status(), Some(404 | 410)) => {
                self.basket = basket;
                self.session = None;
                Ok(self.changed(Some(exchange.failed(&error))))
            }
            Err(error) => {
                if error.executed() != Executed::No {
                    // Nobody knows which basket the session has. Nobody pays with it, then.
                    self.session = None;
                }
                Err(Problem::of(&error).with(exchange.failed(&error)))
            }
        }
    }

    pub(crate) fn state(&self) -> State {
        State {
            order_id: self.order_id.clone(),
            currency: CURRENCY.as_str(),
            most: MOST,
            lines: PRODUCTS
                .iter()
                .map(|product| Line {
                    id: product.id,
                    name: product.name,
                    description: product.description,
                    price: product.price,
                    quantity: self.basket.quantity(product),
                })
                .collect(),
            delivery: self.basket.delivery(),
            total: self.basket.total(),
            address: self.basket.recipient().clone(),
            countries: COUNTRIES
                .iter()
                .map(|country| (country.code.as_str(), country.name))
                .collect(),
            session: self.session.as_ref().map(|_| self.opened),
        }
    }

    fn changed(&self, exchange: Option<Exchange>) -> Changed {
        Changed {
            state: self.state(),
            exchange,
        }
    }
}
