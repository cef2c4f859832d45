//! Operations, compared: by method and path, or else by their id.

use std::collections::HashSet;

use super::facts::{Fact, Facts, deprecated};
use super::pairs::{Key, Pair, pairs};
use super::parameters::identity;
use super::phrases::{self, before, code};
use super::reach::Standing;
use super::{Compare, Subject};
use crate::ir::{Api, Body, Credential, Name, Operation, Presence, Scheme, TypeId};

impl<'a> Compare<'a> {
    pub(super) fn operations(&mut self) {
        for pair in self.operation_pairs() {
            match pair {
                Pair::New(new) => {
                    let subject = Subject::Operation(new.name.clone());
                    self.note_one(&subject, Standing::WHOLE, Fact::OperationAdded, "added");
                }
                Pair::Old(old) => {
                    let subject = Subject::Operation(old.name.clone());
                    self.note_one(&subject, Standing::WHOLE, Fact::OperationRemoved, "removed");
                }
                Pair::Both(old, new) => self.operation(old, new),
            }
        }
    }

    fn operation_pairs(&self) -> Vec<Pair<'a, Operation>> {
        let path = |it: &Operation| Some(format!("{} {}", it.method, template(&it.path)));
        let id = |it: &Operation| Some(it.id.clone());
        let name = |it: &Operation| Some(it.name.as_str().to_owned());
        let keys: [Key<'_, Operation>; 3] = [&path, &id, &name];
        pairs(&self.old.operations, &self.new.operations, &keys)
    }

    fn operation(&mut self, old: &Operation, new: &Operation) {
        let subject = Subject::Operation(new.name.clone());
        let mut facts = Facts::new();
        facts.extend(renamed(old, new));
        facts.extend(moved(old, new));
        facts.extend(at_another_server(old, new));
        facts.extend(deprecated(old.deprecated, new.deprecated));
        facts.extend(self.options(old, new));
        facts.extend(self.naming(old, new));
        facts.extend(reordered(old, new));
        if self.shared_security().is_none() {
            facts.extend(security(&old.security, &new.security));
        }
        facts.extend(self.body(old.body.as_ref(), new.body.as_ref()));
        self.note(&subject, Standing::REQUEST, facts);
        self.note(&subject, Standing::RESPONSE, self.return_types(old, new));
        self.note(&subject, Standing::RESPONSE, self.streams(old, new));
        self.parameters(old, new);
        self.responses(old, new);
    }

    /// The credentials of all operations, if they are the same for all and changed.
    pub(super) fn shared_security(&self) -> Option<(Fact, String)> {
        let first = (self.old.operations.first()?, self.new.operations.first()?);
        let is_shared = |all: &[Operation], one: &Operation| {
            all.len() > 1 && all.iter().all(|it| it.security == one.security)
        };
        let is_one =
            is_shared(&self.old.operations, first.0) && is_shared(&self.new.operations, first.1);
        security(&first.0.security, &first.1.security).filter(|_| is_one)
    }

    fn options(&self, old: &Operation, new: &Operation) -> Option<(Fact, String)> {
        let new_name = phrases::name(self.new, new.options.as_ref()?.1);
        let Some((_, id)) = &old.options else {
            return Some((Fact::OptionsAdded, format!("now takes {}", code(new_name))));
        };
        let old_name = phrases::name(self.old, *id);
        // The options of a renamed operation are renamed with it.
        let is_same = old_name == new_name || old.name != new.name;
        let what = || format!("takes {}, before {}", code(new_name), code(old_name));
        (!is_same).then(|| (Fact::OptionsRenamed, what()))
    }

    /// Whether the required parameters are fields of a struct.
    fn naming(&self, old: &Operation, new: &Operation) -> Option<(Fact, String)> {
        let name = |api: &'a Api, (_, id): &(Name, TypeId)| code(phrases::name(api, *id));
        let what = match (&old.arguments, &new.arguments) {
            (None, None) => return None,
            (None, Some(is)) => format!("takes its arguments by name, in {}", name(self.new, is)),
            (Some(was), None) => {
                let was = name(self.old, was);
                format!("takes its arguments by position, before by name, in {was}")
            }
            (Some(was), Some(is)) => {
                let (was, is) = (name(self.old, was), name(self.new, is));
                // The arguments of a renamed operation are renamed with it.
                if was == is || old.name != new.name {
                    return None;
                }
                before(&format!("takes {is}"), &was)
            }
        };
        Some((Fact::ArgumentsReordered, what))
    }

    fn body(&self, old: Option<&Body>, new: Option<&Body>) -> Facts {
        match (old, new) {
            (None, None) => Facts::new(),
            (None, Some(new)) => {
                let what = format!("now takes a body: {}", phrases::ty(self.new, &new.shape.ty));
                vec![(Fact::BodyAdded, what)]
            }
            (Some(_), None) => vec![(Fact::BodyRemoved, "no longer takes a body".to_owned())],
            (Some(old), Some(new)) => self.both_bodies(old, new),
        }
    }

    fn both_bodies(&self, old: &Body, new: &Body) -> Facts {
        let mut facts = Facts::new();
        let (is, was) = (body_presence(new), body_presence(old));
        if is != was {
            facts.push((Fact::PresenceChanged, format!("{is}, before {was}")));
        }
        let media = |of: &Body| phrases::codes(of.media.iter().map(|it| it.media_type.as_str()));
        if media(old) != media(new) {
            let what = format!("{}, before {}", media(new), media(old));
            facts.push((Fact::RequestMediaChanged, what));
        }
        if let ([old], [new]) = (old.media.as_slice(), new.media.as_slice()) {
            if old.members != new.members && old.media_type == new.media_type {
                let what = "members are written in another way".to_owned();
                facts.push((Fact::StyleChanged, what));
            }
            facts.extend(self.shape(&old.shape, &new.shape));
        } else {
            facts.extend(self.body_media(old, new));
        }
        facts
            .into_iter()
            .map(|(fact, what)| (fact, format!("body {what}")))
            .collect()
    }

    /// The changes in the media types that both versions have.
    fn body_media(&self, old: &Body, new: &Body) -> Facts {
        let mut facts = Facts::new();
        for medium in &new.media {
            let mut media = old.media.iter();
            if let Some(old) = media.find(|it| it.media_type == medium.media_type) {
                let of_medium = self.shape(&old.shape, &medium.shape).into_iter();
                let words = |what| format!("as {} {what}", code(&medium.media_type));
                facts.extend(of_medium.map(|(fact, what)| (fact, words(what))));
                if old.parts != medium.parts || old.members != medium.members {
                    let what = "has parts of another encoding".to_owned();
                    facts.push((Fact::RequestMediaChanged, words(what)));
                }
            }
        }
        facts
    }
}

/// A path template without the names of its parameters, which are no part of a request.
pub(super) fn template(path: &str) -> String {
    let mut parts = path.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |key, part| {
        key + "{" + part.split_once('}').map_or(part, |(_, rest)| rest)
    })
}

fn renamed(old: &Operation, new: &Operation) -> Option<(Fact, String)> {
    (old.name != new.name).then(|| {
        (
            Fact::OperationRenamed,
            format!("renamed from {}", code(old.name.plain())),
        )
    })
}

fn moved(old: &Operation, new: &Operation) -> Option<(Fact, String)> {
    let is_same = old.method == new.method && template(&old.path) == template(&new.path);
    let address = |it: &Operation| code(&format!("{} {}", it.method, it.path));
    let what = || format!("{}, before {}", address(new), address(old));
    (!is_same).then(|| (Fact::OperationMoved, what()))
}

/// The change of an operation's own servers.
fn at_another_server(old: &Operation, new: &Operation) -> Option<(Fact, String)> {
    let place = |it: &Operation| match it.servers.as_slice() {
        [] => "at the client's server".to_owned(),
        own => format!("at {}", phrases::codes(own.iter().map(String::as_str))),
    };
    (old.servers != new.servers).then(|| (Fact::OperationMoved, before(&place(new), &place(old))))
}

/// The change in the order of a method's arguments, apart from added and removed ones.
fn reordered(old: &Operation, new: &Operation) -> Option<(Fact, String)> {
    if old.arguments.is_some() && new.arguments.is_some() {
        return None;
    }
    let (was, is) = (asked(old, new), asked(new, old));
    let is_same = was
        .iter()
        .map(|(identity, _)| identity)
        .eq(is.iter().map(|(identity, _)| identity));
    let names = |of: &[(String, &str)]| phrases::codes(of.iter().map(|(_, name)| *name));
    let what = || format!("asks for {}, before {}", names(&is), names(&was));
    (!is_same).then(|| (Fact::ArgumentsReordered, what()))
}

/// The required parameters of an operation that another requires too: the identity and the name of each.
fn asked<'a>(of: &'a Operation, other: &Operation) -> Vec<(String, &'a str)> {
    let others: HashSet<String> = required(other).map(|(identity, _)| identity).collect();
    required(of)
        .filter(|(identity, _)| others.contains(identity))
        .collect()
}

fn required(of: &Operation) -> impl Iterator<Item = (String, &str)> {
    let required = of.parameters.iter().filter(|it| it.required);
    required.map(|it| {
        (
            identity(of, it.location, &it.wire_name),
            it.wire_name.as_str(),
        )
    })
}

fn body_presence(body: &Body) -> &'static str {
    let presence = if body.required {
        Presence::Required
    } else {
        Presence::Optional
    };
    phrases::presence(presence, body.shape.nullable)
}

fn security(old: &[Vec<Scheme>], new: &[Vec<Scheme>]) -> Option<(Fact, String)> {
    if old == new || (is_enough(old, new) && is_enough(new, old)) {
        return None;
    }
    let fact = match is_enough(old, new) {
        true => Fact::SecurityWidened,
        false => Fact::SecurityNarrowed,
    };
    Some((
        fact,
        before(&format!("needs {}", alternatives(new)), &alternatives(old)),
    ))
}

/// Whether every alternative of the old version is enough for the new one.
fn is_enough(old: &[Vec<Scheme>], new: &[Vec<Scheme>]) -> bool {
    let accepts = |given: &[Scheme]| {
        new.is_empty()
            || new
                .iter()
                .any(|asked| asked.iter().all(|it| given.contains(it)))
    };
    match old {
        [] => accepts(&[]),
        _ => old.iter().all(|given| accepts(given)),
    }
}

fn alternatives(of: &[Vec<Scheme>]) -> String {
    let all = |schemes: &Vec<Scheme>| match schemes.as_slice() {
        [] => "nothing".to_owned(),
        _ => schemes.iter().map(scheme).collect::<Vec<_>>().join(" and "),
    };
    match of {
        [] => "nothing".to_owned(),
        _ => of.iter().map(all).collect::<Vec<_>>().join(" or "),
    }
}

fn scheme(scheme: &Scheme) -> String {
    let name = code(&scheme.name);
    let credential = match &scheme.credential {
        Credential::Header(header) => format!("{name} (header {})", code(header)),
        Credential::Query(parameter) => format!("{name} (query {})", code(parameter)),
        Credential::Cookie(cookie) => format!("{name} (cookie {})", code(cookie)),
        Credential::Bearer => format!("{name} (a bearer token)"),
        Credential::Basic => format!("{name} (a user and a password)"),
        Credential::Authorization(scheme) => format!("{name} (the HTTP scheme {})", code(scheme)),
    };
    let scopes = phrases::codes(scheme.scopes.iter().map(String::as_str));
    match scheme.scopes.len() {
        0 => credential,
        1 => format!("{credential} with the scope {scopes}"),
        _ => format!("{credential} with the scopes {scopes}"),
    }
}

#[cfg(test)]
mod tests;
