//! Alternatives that only list required members: rules on which members an object has.

use super::composition::{Conjunction, is_annotation, is_shaped};
use crate::document::{Schema, SchemaType};
use crate::ir::{Access, MemberRule};
use crate::lower::Lower;
use crate::source::Pointer;

impl<'d> Lower<'d, '_> {
    /// Takes the alternatives that only list required members, beside a schema that describes the object.
    pub(super) fn take_member_rules(&self, of: &mut Conjunction<'d>) -> Vec<MemberRule> {
        if !of.parts.iter().any(is_shaped) {
            return Vec::new();
        }
        let alternatives = std::mem::take(&mut of.alternatives);
        let mut rules = Vec::new();
        for (owner, keyword) in alternatives {
            match self.member_lists(&owner, keyword, &of.parts) {
                Some(lists) => rules.extend(rule(keyword, lists)),
                None => of.alternatives.push((owner, keyword)),
            }
        }
        rules
    }

    /// The lists of required members that alternatives are; `None` if one of them is more than that.
    fn member_lists(
        &self,
        owner: &Schema<'d>,
        keyword: &str,
        parts: &[Schema<'d>],
    ) -> Option<Vec<Vec<String>>> {
        let present = self.present(owner, keyword);
        let lists = present.iter().map(|at| {
            let schema = self.resolved.schema(at)?;
            let names = self.member_list(&schema)?;
            let is_sent = |name: &&str| !self.is_read_only(parts, name);
            Some(
                names
                    .into_iter()
                    .filter(is_sent)
                    .map(str::to_owned)
                    .collect(),
            )
        });
        lists.collect()
    }

    /// Whether alternatives only list required members.
    pub(super) fn are_member_lists(&self, owner: &Schema<'d>, keyword: &str) -> bool {
        self.member_lists(owner, keyword, &[]).is_some()
    }

    /// The members that a schema requires; `None` if it has other keywords.
    fn member_list(&self, schema: &Schema<'d>) -> Option<Vec<&'d str>> {
        let is_list = schema.keywords().all(|keyword| match keyword {
            "required" => true,
            "type" => schema.declared_type() == Some(SchemaType::Object),
            _ => is_annotation(keyword),
        });
        is_list.then(|| schema.texts("required").collect())
    }

    // OpenAPI 3.0, Schema Object: if a property is read-only and required, "the required will take effect on the response only".
    pub(super) fn is_read_only(&self, parts: &[Schema<'d>], name: &str) -> bool {
        let declared = parts.iter().filter_map(|part| part.property(name));
        let addresses: Vec<Pointer> = declared.collect();
        self.access(&addresses) == Some(Access::ReadOnly)
    }
}

/// The rule that lists of members are; `None` if every object keeps it.
fn rule(keyword: &str, lists: Vec<Vec<String>>) -> Option<MemberRule> {
    let has_empty = lists.iter().any(Vec::is_empty);
    let mut others = lists.iter().enumerate();
    // No object keeps only one of two equal lists: as a rule they are not meant.
    let has_equal = others.any(|(n, list)| lists.iter().skip(n + 1).any(|other| other == list));
    match keyword {
        _ if lists.is_empty() => None,
        "oneOf" if has_equal || lists.len() == 1 && has_empty => None,
        "oneOf" => Some(MemberRule::OneOf(lists)),
        _ => (!has_empty).then_some(MemberRule::AnyOf(lists)),
    }
}

#[cfg(test)]
mod tests;
