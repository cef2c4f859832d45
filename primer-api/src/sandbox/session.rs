//! One session: what it holds, how it changes, and how it is shown.

use std::time::{Duration, SystemTime};

use serde_json::Map;

use super::rules::FREE;
use super::total::{Unfit, total};
use crate::runtime::{Json, Timestamp};

/// The time that a client token is valid.
const LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// A session.
#[derive(Clone)]
pub(super) struct Session {
    members: Map<String, Json>,
    expiry: SystemTime,
}

impl Session {
    /// A session with what was sent: the first change of an empty one, so that a `null` is a member left out.
    pub(super) fn new(members: Map<String, Json>, now: SystemTime) -> Self {
        let mut session = Self {
            members: Map::new(),
            expiry: now.checked_add(LIFE).unwrap_or(now),
        };
        session.change(members);
        session
    }

    pub(super) fn members(&self) -> &Map<String, Json> {
        &self.members
    }

    pub(super) fn is_expired(&self, now: SystemTime) -> bool {
        now >= self.expiry
    }

    /// The time that the client token is still valid; `None` if it has expired.
    pub(super) fn time_left(&self, now: SystemTime) -> Option<Duration> {
        let left = self.expiry.duration_since(now).ok();
        left.filter(|left| !left.is_zero())
    }

    /// The response to the session's creation: what was sent, the token, its expiry, and a warning for each list of
    /// recommended members of which the session has none.
    pub(super) fn created(
        &self,
        token: &str,
        recommended: &[&[&str]],
        card_networks: &[Json],
    ) -> Result<Json, Unfit> {
        let mut shown = self.members.clone();
        self.show_amount(&mut shown)?;
        show_card_networks(&mut shown, card_networks);
        shown.insert("clientToken".into(), token.into());
        shown.insert(
            "clientTokenExpirationDate".into(),
            self.expiry_text().into(),
        );
        let warnings: Vec<_> = recommended
            .iter()
            .filter(|paths| !paths.iter().any(|path| self.has(path)))
            .map(|paths| format!("Client session is missing '{}'", paths.join("' or '")))
            .map(Json::from)
            .collect();
        if !warnings.is_empty() {
            shown.insert("warnings".into(), warnings.into());
        }
        Ok(Json::Object(shown))
    }

    /// The session as it is retrieved: without what is empty.
    pub(super) fn retrieved(&self, card_networks: &[Json]) -> Result<Json, Unfit> {
        let mut shown = self.members.clone();
        self.show_amount(&mut shown)?;
        show_card_networks(&mut shown, card_networks);
        prune_members(&mut shown);
        Ok(Json::Object(shown))
    }

    /// Makes changes. `null` clears a member. The members of `order` and `customer` change one by one, all others whole.
    pub(super) fn change(&mut self, changes: Map<String, Json>) {
        for (name, value) in changes {
            match (name.as_str(), value) {
                ("order" | "customer", Json::Object(changes)) => {
                    self.change_members(name, changes);
                }
                ("paymentMethod", value) => self.change_payment_method(name, value),
                (_, value) => set(&mut self.members, name, value),
            }
        }
    }

    fn change_members(&mut self, name: String, changes: Map<String, Json>) {
        let member = self
            .members
            .entry(name)
            .or_insert_with(|| Map::new().into());
        if let Json::Object(members) = member {
            for (name, value) in changes {
                set(members, name, value);
            }
        }
    }

    /// An update replaces the payment method whole, but has no say in its `options`.
    fn change_payment_method(&mut self, name: String, value: Json) {
        let options = self
            .members
            .get_mut(&name)
            .and_then(Json::as_object_mut)
            .and_then(|payment_method| payment_method.remove("options"));
        set(&mut self.members, name.clone(), value);
        if let Some(options) = options {
            let payment_method = self
                .members
                .entry(name)
                .or_insert_with(|| Map::new().into());
            if let Json::Object(payment_method) = payment_method {
                payment_method.insert("options".into(), options);
            }
        }
    }

    /// The total that was set, or else the computed one.
    fn show_amount(&self, shown: &mut Map<String, Json>) -> Result<(), Unfit> {
        if shown.contains_key("amount") {
            return Ok(());
        }
        let total = self.members.get("order").map(total).transpose()?.flatten();
        if let Some(total) = total {
            shown.insert("amount".into(), total.into());
        }
        Ok(())
    }

    /// In UTC, to the microsecond and without an offset, as the service writes it.
    fn expiry_text(&self) -> String {
        let since_epoch = self.expiry.duration_since(SystemTime::UNIX_EPOCH);
        let micros = since_epoch.unwrap_or_default().as_micros();
        let rounded = Duration::from_micros(micros.try_into().unwrap_or(u64::MAX));
        let instant = SystemTime::UNIX_EPOCH.checked_add(rounded);
        let text = Timestamp::from(instant.unwrap_or(self.expiry));
        text.as_str().trim_end_matches('Z').to_owned()
    }

    fn has(&self, path: &str) -> bool {
        let mut steps = path.split('.');
        let first = steps.next().and_then(|name| self.members.get(name));
        let found = steps.fold(first, |found, name| found?.get(name));
        found.is_some_and(|value| !is_empty(value))
    }
}

fn set(members: &mut Map<String, Json>, name: String, mut value: Json) {
    if value.is_null() {
        members.remove(&name);
    } else {
        if !FREE.contains(&name.as_str()) {
            drop_nulls(&mut value);
        }
        members.insert(name, value);
    }
}

/// Leaves out members that are `null`: a value that is given whole has nothing to clear, and so have the items of an array, which is
/// always given whole.
fn drop_nulls(json: &mut Json) {
    match json {
        Json::Object(members) => {
            members.retain(|_, value| !value.is_null());
            let declared = members
                .iter_mut()
                .filter(|(name, _)| !FREE.contains(&name.as_str()));
            declared.for_each(|(_, value)| drop_nulls(value));
        }
        Json::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

/// The networks that a payment method accepts: those that it names, or else all.
fn show_card_networks(shown: &mut Map<String, Json>, all: &[Json]) {
    let payment_method = shown.get_mut("paymentMethod").and_then(Json::as_object_mut);
    if let Some(payment_method) = payment_method.filter(|_| !all.is_empty()) {
        payment_method
            .entry("orderedAllowedCardNetworks")
            .or_insert_with(|| all.into());
    }
}

/// Drops members that are empty, or become so. What a merchant keeps in a free object is not looked into.
fn prune_members(members: &mut Map<String, Json>) {
    members.retain(|name, value| {
        if !FREE.contains(&name.as_str()) {
            prune(value);
        }
        !is_empty(value)
    });
}

fn prune(json: &mut Json) {
    match json {
        Json::Object(members) => prune_members(members),
        // An item keeps its place, empty or not.
        Json::Array(items) => items.iter_mut().for_each(prune),
        _ => {}
    }
}

fn is_empty(json: &Json) -> bool {
    match json {
        Json::Null => true,
        Json::Array(items) => items.is_empty(),
        Json::Object(members) => members.is_empty(),
        Json::Bool(_) | Json::Number(_) | Json::String(_) => false,
    }
}

#[cfg(test)]
mod tests;
