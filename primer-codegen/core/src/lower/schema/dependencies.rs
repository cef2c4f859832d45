//! Members that depend on others: `dependentRequired`, `dependentSchemas`, and `if` with `then` and `else`.

use serde_json::Value;

use super::decided::{Decided, decided_object};
use crate::document::Schema;
use crate::ir::{Condition, Dependency, Kind, Limits, MemberRule, MemberTest, Test};
use crate::lower::Lower;
use crate::source::Pointer;

/// The greatest number of schemas that are searched for the rules of one object: those that refer to each other could make more rules
/// than there are schemas.
const MOST: usize = 128;

/// The keywords that say how members depend on others.
const KEYWORDS: [&str; 5] = [
    "dependentRequired",
    "dependentSchemas",
    "if",
    "then",
    "else",
];

/// The rules that are found, and the schemas that they are about.
struct Found<'s, 'd> {
    /// The schemas of the object.
    parts: &'s [Schema<'d>],
    rules: Vec<MemberRule>,
    /// The addresses of the schemas that are being searched.
    open: Vec<Pointer>,
    /// The number of schemas that were searched.
    searched: usize,
    /// Whether the rules are all that the keywords say.
    is_whole: bool,
}

impl Found<'_, '_> {
    /// Whether the object always has a member.
    fn requires(&self, name: &str) -> bool {
        let mut required = self.parts.iter().flat_map(|part| part.texts("required"));
        required.any(|required| required == name)
    }
}

impl<'d> Lower<'d, '_> {
    /// The rules on members that depend on others, as far as they are decided.
    pub(super) fn dependencies(&self, parts: &[Schema<'d>]) -> Vec<MemberRule> {
        self.found(parts).rules
    }

    /// Whether everything that schemas say of members that depend on others is a rule.
    pub(in crate::lower) fn are_dependencies_whole(&self, parts: &[Schema<'d>]) -> bool {
        self.found(parts).is_whole
    }

    fn found<'s>(&self, parts: &'s [Schema<'d>]) -> Found<'s, 'd> {
        let mut found = Found {
            parts,
            rules: Vec::new(),
            open: Vec::new(),
            searched: 0,
            is_whole: true,
        };
        let says_any =
            |part: &&Schema<'d>| part.keywords().any(|keyword| KEYWORDS.contains(&keyword));
        for part in parts.iter().filter(says_any) {
            self.find_once(part, &[], &mut found);
        }
        found
    }

    /// Finds the rules of a schema that holds under conditions, and of those in it. One that is being searched holds without them.
    fn find_once(&self, schema: &Schema<'d>, conditions: &[Condition], found: &mut Found<'_, 'd>) {
        if !found.open.contains(&schema.at) {
            found.open.push(schema.at.clone());
            self.find(schema, conditions, found);
            found.open.pop();
        }
    }

    fn find(&self, schema: &Schema<'d>, conditions: &[Condition], found: &mut Found<'_, 'd>) {
        found.searched += 1;
        if found.searched > MOST {
            found.is_whole = false;
            return;
        }
        let has = |name: &str| vec![MemberTest::Has(name.to_owned())];
        for (name, value) in members(schema, "dependentRequired") {
            let names = value.as_array().into_iter().flatten();
            let names = names.filter_map(Value::as_str);
            let then = names.map(|name| MemberTest::Has(name.to_owned()));
            let conditions = with(conditions, true, has(name));
            self.add(conditions, then.collect(), found);
        }
        for (name, _) in members(schema, "dependentSchemas") {
            let at = schema.at.child("dependentSchemas").child(name);
            self.imply(&at, &with(conditions, true, has(name)), found);
        }
        let Some(test) = schema.child("if") else {
            return;
        };
        let branches = [("then", true), ("else", false)];
        let branches = branches.map(|(keyword, passes)| (schema.child(keyword), passes));
        let branches = branches.into_iter();
        for (at, passes) in branches.filter_map(|(at, passes)| Some((at?, passes))) {
            match self.condition(&test, found) {
                Some(tests) => self.imply(&at, &with(conditions, passes, tests), found),
                None => found.is_whole = false,
            }
        }
    }

    /// The tests of an `if`; `None` if it says more.
    fn condition(&self, at: &Pointer, found: &Found<'_, 'd>) -> Option<Vec<MemberTest>> {
        let Decided { test, is_whole } = decided_object(self.resolved, at, &[]);
        let Test {
            types,
            values,
            limits,
            mut members,
        } = test;
        let is_of_objects = types.is_empty() || types.contains(&Kind::Object);
        if !is_whole || !is_of_objects || values.is_some() || limits != Limits::default() {
            return None;
        }
        // A member that is always there is not absent.
        let tested = members.iter().filter_map(|test| match test {
            MemberTest::Is(name, _) if found.requires(name) => Some(MemberTest::Has(name.clone())),
            MemberTest::Is(..) | MemberTest::Has(_) | MemberTest::NotAll(_) => None,
        });
        let tested: Vec<MemberTest> = tested.filter(|it| !members.contains(it)).collect();
        members.extend(tested);
        Some(members)
    }

    /// Finds the rules that a schema is under conditions.
    fn imply(&self, at: &Pointer, conditions: &[Condition], found: &mut Found<'_, 'd>) {
        let Decided { test, is_whole } = decided_object(self.resolved, at, &KEYWORDS);
        let holds_more =
            |test: &MemberTest| matches!(test, MemberTest::Is(_, of) if !of.members.is_empty());
        let is_member_test = test.values.is_none()
            && test.limits == Limits::default()
            && !test.members.iter().any(holds_more);
        found.is_whole &= is_whole && is_member_test;
        let then = test.members.into_iter().filter_map(demand);
        self.add(conditions.to_vec(), then.collect(), found);
        let schema = self.resolved.schema(at);
        let parts = schema.and_then(|schema| self.resolved.parts(&schema).ok());
        for part in parts.into_iter().flatten() {
            self.find_once(&part, conditions, found);
        }
    }

    /// Adds a rule, if it demands anything of a request.
    fn add(
        &self,
        mut conditions: Vec<Condition>,
        mut then: Vec<MemberTest>,
        found: &mut Found<'_, 'd>,
    ) {
        // Read-only members are not sent.
        then.retain(
            |test| !matches!(test, MemberTest::Has(name) if self.is_read_only(found.parts, name)),
        );
        let is_idle = |condition: &Condition| condition.tests.is_empty();
        let is_never = |condition: &Condition| is_idle(condition) && !condition.passes;
        if then.is_empty() || conditions.iter().any(is_never) {
            return;
        }
        conditions.retain(|condition| !is_idle(condition));
        let rule = MemberRule::Dependent(Dependency { conditions, then });
        if !found.rules.contains(&rule) {
            found.rules.push(rule);
        }
    }
}

/// What a test demands of a member beyond its type; `None` if that is nothing.
fn demand(test: MemberTest) -> Option<MemberTest> {
    match test {
        MemberTest::Is(name, test) => {
            let test = Test {
                values: test.values,
                limits: test.limits,
                ..Test::default()
            };
            (test != Test::default()).then_some(MemberTest::Is(name, test))
        }
        MemberTest::Has(_) | MemberTest::NotAll(_) => Some(test),
    }
}

fn with(conditions: &[Condition], passes: bool, tests: Vec<MemberTest>) -> Vec<Condition> {
    let mut conditions = conditions.to_vec();
    conditions.push(Condition { passes, tests });
    conditions
}

/// The members of a keyword that is an object.
fn members<'d>(
    schema: &Schema<'d>,
    keyword: &str,
) -> impl Iterator<Item = (&'d str, &'d Value)> + use<'d> {
    let members = schema.get(keyword).and_then(Value::as_object);
    let members = members.into_iter().flatten();
    members.map(|(name, value)| (name.as_str(), value))
}

#[cfg(test)]
mod tests;
