//! All shoppers, by their cookies.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use tokio::sync;

use crate::problem::Problem;
use crate::shopper::Shopper;

/// How many shoppers are remembered.
const MOST: usize = 1000;

/// A shopper, locked over each change: two at once would reach Primer in either order.
type Shared = Arc<sync::Mutex<Shopper>>;

/// All shoppers, the latest last.
#[derive(Default)]
pub(crate) struct Shoppers {
    by_id: Mutex<VecDeque<(String, Shared)>>,
}

impl Shoppers {
    /// The shopper whose cookie a request has.
    pub(crate) fn find(&self, headers: &HeaderMap) -> Result<Shared, Problem> {
        let id = id(headers).ok_or_else(Problem::unknown_shopper)?;
        let shoppers = self.by_id.lock().unwrap_or_else(PoisonError::into_inner);
        let found = shoppers.iter().find(|(other, _)| other == id);
        let (_, shopper) = found.ok_or_else(Problem::unknown_shopper)?;
        Ok(Arc::clone(shopper))
    }

    /// A cookie for a new shopper. The one who has waited longest is forgotten for too many.
    pub(crate) fn add(&self) -> Result<String, getrandom::Error> {
        let id = format!("{:016x}{:016x}", getrandom::u64()?, getrandom::u64()?);
        let shopper = Shopper::new(format!("KB-{:08X}", getrandom::u32()?));
        let mut shoppers = self.by_id.lock().unwrap_or_else(PoisonError::into_inner);
        if shoppers.len() >= MOST {
            shoppers.pop_front();
        }
        shoppers.push_back((id.clone(), Arc::new(sync::Mutex::new(shopper))));
        Ok(format!("shopper={id}; HttpOnly; SameSite=Strict; Path=/"))
    }

    /// Forgets the shopper whose cookie a request has.
    pub(crate) fn remove(&self, headers: &HeaderMap) {
        let mut shoppers = self.by_id.lock().unwrap_or_else(PoisonError::into_inner);
        shoppers.retain(|(other, _)| Some(other.as_str()) != id(headers));
    }
}

fn id(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get(COOKIE)?.to_str().ok()?;
    let mut cookies = cookies.split(';').map(str::trim);
    cookies.find_map(|cookie| cookie.strip_prefix("shopper="))
}
