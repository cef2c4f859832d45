//! All sessions, by their tokens.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use serde_json::Map;

use super::refusal::Refusal;
use super::rules;
use super::session::Session;
use super::total::Unfit;
use super::version::Version;
use crate::runtime::{Json, Secret};

/// All sessions, whichever version made them.
#[derive(Default)]
pub(super) struct Sessions {
    by_token: Mutex<HashMap<String, Session>>,
}

impl Sessions {
    /// Creates a session, and forgets those that have expired.
    pub(super) fn create(
        &self,
        version: Version,
        token: &Secret,
        members: Map<String, Json>,
        now: SystemTime,
    ) -> Result<Json, Refusal> {
        let model = version.creation().name;
        if rules::names_no_currency(&members) {
            return Err(match version.lists_currencies() {
                true => Refusal::unlisted_currency(model),
                false => Refusal::currency(model),
            });
        }
        rules::check_metadata(version, &members)?;
        let session = Session::new(members, now);
        rules::check_session(version, model, session.members())?;
        let shown = session
            .created(
                token.expose(),
                version.recommended(),
                &version.card_networks(),
            )
            .map_err(|unfit| refuse(model, &unfit))?;
        let mut sessions = self.lock();
        sessions.retain(|_, session| !session.is_expired(now));
        sessions.insert(token.expose().to_owned(), session);
        Ok(shown)
    }

    pub(super) fn retrieve(
        &self,
        version: Version,
        token: &str,
        now: SystemTime,
    ) -> Result<Json, Refusal> {
        let sessions = self.lock();
        let session = sessions
            .get(token)
            .filter(|session| !session.is_expired(now))
            .ok_or_else(Refusal::token)?;
        // A session is not kept unless it can be shown.
        session
            .retrieved(&version.card_networks())
            .map_err(|unfit| refuse("ClientSession", &unfit))
    }

    /// Changes a session, whole or not at all.
    pub(super) fn update(
        &self,
        version: Version,
        model: &str,
        mut changes: Map<String, Json>,
        now: SystemTime,
    ) -> Result<Json, Refusal> {
        let token = changes.remove("clientToken");
        let mut sessions = self.lock();
        let session = token
            .as_ref()
            .and_then(Json::as_str)
            .and_then(|token| sessions.get_mut(token))
            .filter(|session| !session.is_expired(now))
            .ok_or_else(Refusal::token)?;
        rules::check_change(model, &changes)?;
        if rules::names_no_currency(&changes) {
            return Err(Refusal::currency(model));
        }
        rules::check_metadata(version, &changes)?;
        let mut changed = session.clone();
        changed.change(changes);
        rules::check_session(version, model, changed.members())?;
        let shown = changed
            .retrieved(&version.card_networks())
            .map_err(|unfit| refuse(model, &unfit))?;
        *session = changed;
        Ok(shown)
    }

    /// The latest sessions, the latest first: each with its token, the response to whoever retrieves it, and the time that it is
    /// still valid.
    pub(super) fn latest(&self, most: usize, now: SystemTime) -> Vec<(String, Json, Duration)> {
        let sessions = self.lock();
        let mut listed: Vec<_> = sessions
            .iter()
            .filter_map(|(token, session)| Some((token, session, session.time_left(now)?)))
            .collect();
        listed.sort_by_key(|(_, _, left)| std::cmp::Reverse(*left));
        listed.truncate(most);
        let shown = listed.into_iter().map(|(token, session, left)| {
            let members = session.retrieved(&[]).unwrap_or_default();
            (token.clone(), members, left)
        });
        shown.collect()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        self.by_token.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn refuse(model: &str, unfit: &Unfit) -> Refusal {
    Refusal::session(model, "$.order", unfit.description())
}
