//! Pairs of parts that are the same in the old and the new version.

use std::collections::{HashMap, HashSet};

/// A part of the old version, of the new, or of both.
#[derive(Debug, PartialEq)]
pub(super) enum Pair<'a, T> {
    Old(&'a T),
    New(&'a T),
    Both(&'a T, &'a T),
}

/// The key of a part, if it has one of this kind.
pub(super) type Key<'k, T> = &'k dyn Fn(&T) -> Option<String>;

/// Pairs the parts of two versions that have a key in common, the first keys first.
///
/// The pairs are in the new version's order, and what is gone follows what it followed in the old one.
pub(super) fn pairs<'a, T>(old: &'a [T], new: &'a [T], keys: &[Key<'_, T>]) -> Vec<Pair<'a, T>> {
    let partners = partners(old, new, keys);
    let taken: HashSet<usize> = partners.iter().flatten().copied().collect();
    let gone_from = |start: usize| {
        let rest = old.iter().enumerate().skip(start);
        rest.take_while(|(n, _)| !taken.contains(n))
            .map(|(_, part)| Pair::Old(part))
    };
    let mut pairs: Vec<Pair<'a, T>> = gone_from(0).collect();
    for (part, partner) in new.iter().zip(partners) {
        match partner.and_then(|n| Some((n, old.get(n)?))) {
            Some((n, before)) => {
                pairs.push(Pair::Both(before, part));
                pairs.extend(gone_from(n + 1));
            }
            None => pairs.push(Pair::New(part)),
        }
    }
    pairs
}

/// The position in the old version of each part of the new.
fn partners<T>(old: &[T], new: &[T], keys: &[Key<'_, T>]) -> Vec<Option<usize>> {
    let mut partners: Vec<Option<usize>> = vec![None; new.len()];
    for key in keys {
        let taken: HashSet<usize> = partners.iter().flatten().copied().collect();
        let mut free: HashMap<String, usize> = HashMap::new();
        for (n, part) in old.iter().enumerate().filter(|(n, _)| !taken.contains(n)) {
            if let Some(key) = key(part) {
                free.entry(key).or_insert(n);
            }
        }
        for (partner, part) in partners.iter_mut().zip(new) {
            *partner = partner.or_else(|| free.remove(&key(part)?));
        }
    }
    partners
}

#[cfg(test)]
mod tests;
