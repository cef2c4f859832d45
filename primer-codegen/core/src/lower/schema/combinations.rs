//! Alternatives that hold beside other keywords or other alternatives: each combination of them is a variant.

use super::composition::{Conjunction, is_shaped};
use crate::diagnostics::Finding;
use crate::document::Schema;
use crate::ir::{Shape, Type};
use crate::lower::Lower;
use crate::resolve::Null;
use crate::source::Pointer;

/// The greatest number of combinations.
const MOST: usize = 32;

const IMPOSSIBLE: &str = "no value is one of these alternatives and one of those beside them";

/// One alternative of each list, which hold at once.
#[derive(Clone, Debug)]
struct Combination<'d> {
    /// The addresses of the alternatives.
    chosen: Vec<Pointer>,
    /// What they say of `null`.
    null: Null,
    /// The schemas that they are.
    parts: Vec<Schema<'d>>,
    /// The lists from which none is chosen yet.
    open: Vec<(Schema<'d>, &'static str)>,
    /// The lists from which one was chosen.
    closed: Vec<Pointer>,
    /// The lists that are rules on members.
    rules: Vec<(Schema<'d>, &'static str)>,
}

/// There are more combinations than [`MOST`], or alternatives contain themselves.
struct TooMany;

impl<'d> Lower<'d, '_> {
    /// Lowers alternatives beside other keywords, which hold for each of them, or beside other alternatives.
    pub(super) fn lower_combined(&mut self, of: &Conjunction<'d>, plain: Shape) -> Shape {
        let is_tagged = of.parts.iter().any(|it| it.has("discriminator"));
        let (rules, lists): (Vec<_>, Vec<_>) = of
            .alternatives
            .iter()
            .cloned()
            .partition(|(owner, keyword)| self.are_member_lists(owner, keyword));
        let (rules, lists) = match lists.is_empty() {
            true => (lists, rules),
            false => (rules, lists),
        };
        let plain = Shape {
            nullable: plain.nullable || lists.iter().all(|(owner, it)| self.allow_null(owner, it)),
            ..plain
        };
        let start = Combination {
            chosen: Vec::new(),
            null: Null::Unsaid,
            parts: Vec::new(),
            open: lists.clone(),
            closed: Vec::new(),
            rules,
        };
        if let [(owner, keyword)] = lists.as_slice() {
            return self.lower_distributed(of, &start, (owner, keyword), plain);
        }
        let last = lists.last().map(|(owner, keyword)| owner.at.child(keyword));
        let last = last.unwrap_or_default();
        let found = match is_tagged {
            true => None,
            false => self.combinations(start).ok(),
        };
        let Some(found) = found else {
            let finding = Finding::at_key(last, not_combined(is_tagged));
            self.report(finding.help("any value is accepted").warning());
            return plain;
        };
        let possible = found.into_iter().filter(|it| self.is_possible(of, it));
        let possible: Vec<Combination<'d>> = possible.collect();
        if possible.is_empty() {
            let finding = Finding::at_key(last, IMPOSSIBLE);
            self.report(finding.help("any value is accepted").warning());
            return plain;
        }
        if let [only] = possible.as_slice() {
            let only = self.with_base(of, only, of.at.clone(), of.name.clone());
            return self.lower_conjunction(only).within(&plain);
        }
        let id = self.open_union(of, &plain);
        let shapes = possible.iter().map(|it| self.lower_combination(of, it));
        let shapes: Vec<(Pointer, Shape)> = shapes.collect();
        let nullable = self.fill_union(id, of, shapes, None);
        Shape {
            ty: Type::Named(id),
            nullable: plain.nullable || nullable,
            ..plain
        }
    }

    /// Lowers the alternatives of one list beside other keywords. An alternative with alternatives of its own is several.
    fn lower_distributed(
        &mut self,
        of: &Conjunction<'d>,
        start: &Combination<'d>,
        (owner, keyword): (&Schema<'d>, &'static str),
        plain: Shape,
    ) -> Shape {
        let is_tagged = of.parts.iter().any(|it| it.has("discriminator"));
        let id = self.open_union(of, &plain);
        let mut shapes = Vec::new();
        for at in self.present(owner, keyword) {
            let mut with = start.clone();
            with.open = Vec::new();
            with.closed = vec![owner.at.child(keyword)];
            if !self.choose(&mut with, &at) {
                continue;
            }
            let found = match with.open.is_empty() || !is_tagged {
                true => self.combinations(with).ok(),
                false => None,
            };
            let Some(found) = found else {
                let finding = Finding::at_value(at.clone(), not_combined(is_tagged));
                self.report(finding.help("any value is accepted").warning());
                shapes.push((at, Shape::plain(Type::Json)));
                continue;
            };
            let possible = found.iter();
            let possible = possible.filter(|it| it.chosen.len() == 1 || self.is_possible(of, it));
            let possible: Vec<&Combination<'d>> = possible.collect();
            if possible.is_empty() {
                let finding = Finding::at_value(at.clone(), IMPOSSIBLE);
                self.report(finding.help("any value is accepted").warning());
                shapes.push((at, Shape::plain(Type::Json)));
                continue;
            }
            let possible = possible.into_iter();
            shapes.extend(possible.map(|it| self.lower_combination(of, it)));
        }
        // A value of an unknown tag keeps what is declared beside the alternatives.
        let fallback = is_tagged.then_some(&of.at);
        if is_tagged {
            shapes.push((of.at.clone(), self.lower_base(of)));
        }
        let nullable = self.fill_union(id, of, shapes, fallback);
        Shape {
            ty: Type::Named(id),
            nullable: plain.nullable || nullable,
            ..plain
        }
    }

    /// All combinations of alternatives, each once.
    fn combinations(&mut self, start: Combination<'d>) -> Result<Vec<Combination<'d>>, TooMany> {
        let mut found = Vec::new();
        let mut steps = 0;
        self.combine(start, &mut found, &mut steps)?;
        let mut different: Vec<Combination<'d>> = Vec::new();
        for combination in found {
            if !different.iter().any(|it| is_same(it, &combination)) {
                different.push(combination);
            }
        }
        Ok(different)
    }

    fn combine(
        &mut self,
        mut with: Combination<'d>,
        found: &mut Vec<Combination<'d>>,
        steps: &mut usize,
    ) -> Result<(), TooMany> {
        *steps += 1;
        if found.len() > MOST || *steps > MOST * MOST || with.closed.len() > MOST {
            return Err(TooMany);
        }
        if with.open.is_empty() {
            found.push(with);
            return Ok(());
        }
        let (owner, keyword) = with.open.remove(0);
        if self.are_member_lists(&owner, keyword) && with.parts.iter().any(is_shaped) {
            with.rules.push((owner, keyword));
            return self.combine(with, found, steps);
        }
        let list = owner.at.child(keyword);
        if with.closed.contains(&list) {
            return Err(TooMany);
        }
        with.closed.push(list);
        for at in self.present(&owner, keyword) {
            let mut next = with.clone();
            if self.choose(&mut next, &at) {
                self.combine(next, found, steps)?;
            }
        }
        Ok(())
    }

    /// Adds an alternative to a combination; `false` if its `allOf` is wrong, which is reported.
    fn choose(&mut self, with: &mut Combination<'d>, at: &Pointer) -> bool {
        let schema = self.resolved.schema(at);
        let Some(chosen) = schema.and_then(|schema| self.conjunction(&schema)) else {
            return false;
        };
        let target = self.resolved.follow(at);
        let mut others = with.chosen.iter();
        if !others.any(|other| self.resolved.follow(other) == target) {
            with.chosen.push(at.clone());
        }
        with.null = with.null.and(chosen.null);
        for part in chosen.parts {
            if with.parts.iter().all(|known| known.at != part.at) {
                with.parts.push(part);
            }
        }
        // Those within an alternative come before those beside it.
        with.open.splice(..0, chosen.alternatives);
        true
    }

    /// Whether a value may be of the types of all alternatives.
    fn is_possible(&self, of: &Conjunction<'d>, combination: &Combination<'d>) -> bool {
        let all = self.with_base(of, combination, of.at.clone(), None);
        self.combined(&all).value_type().is_ok()
    }

    /// Lowers a combination, and returns its address: that of its alternative, or one at which no schema stands.
    fn lower_combination(
        &mut self,
        of: &Conjunction<'d>,
        combination: &Combination<'d>,
    ) -> (Pointer, Shape) {
        let is_alone = combination.rules.is_empty() && !of.parts.iter().any(is_shaped);
        let (at, name) = match combination.chosen.as_slice() {
            [only] if is_alone => return (only.clone(), self.lower_schema(only)),
            [only] => (only.clone(), None),
            several => {
                let start = of.at.child("combined");
                let at = several
                    .iter()
                    .fold(start, |at, chosen| at.child(chosen.as_str()));
                let words = several.iter().map(|at| self.variant_hint(at));
                let words: Vec<String> = words.collect();
                let name = format!("{} {}", self.wanted_name(of), words.join(" "));
                self.combinations.insert(at.clone(), several.to_vec());
                (at, Some(name))
            }
        };
        let all = self.with_base(of, combination, at.clone(), name);
        let shape = self.lower_conjunction(all);
        (at, shape)
    }

    /// The schemas of a combination, and those beside the alternatives that describe the value.
    fn with_base(
        &self,
        of: &Conjunction<'d>,
        combination: &Combination<'d>,
        at: Pointer,
        name: Option<String>,
    ) -> Conjunction<'d> {
        let base = of.parts.iter().filter(|part| is_shaped(part)).cloned();
        Conjunction {
            at,
            name,
            null: combination.null,
            parts: base.chain(combination.parts.iter().cloned()).collect(),
            alternatives: combination.rules.clone(),
            is_base: false,
            only: None,
        }
    }
}

/// Whether two combinations hold the same schemas.
fn is_same(one: &Combination<'_>, other: &Combination<'_>) -> bool {
    let has = |of: &Combination<'_>, part: &Schema<'_>| of.parts.iter().any(|it| it.at == part.at);
    one.parts.len() == other.parts.len() && one.parts.iter().all(|part| has(other, part))
}

fn not_combined(is_tagged: bool) -> String {
    match is_tagged {
        true => "other alternatives beside a discriminator are not supported yet".to_owned(),
        false => {
            format!("these alternatives and those beside them combine in more than {MOST} ways")
        }
    }
}

#[cfg(test)]
mod tests;
