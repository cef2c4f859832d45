//! Converts objects and maps, by the names of their members.

use super::losses::Reason;
use super::source::Source;
use super::{Conversion, Others};
use crate::runtime::as_written::{Origin, Written, is_untagged};
use crate::runtime::path::{Step, ValuePath};
use crate::runtime::read::filled;
use crate::runtime::value::{Json, Members, Object, Ref, Slot};

impl Conversion {
    pub(super) fn visit_map(
        &mut self,
        source: Source<'_>,
        target: &mut dyn Members,
        path: &ValuePath<'_>,
    ) {
        if is_untagged(source.value) {
            target.leave_untagged();
        }
        let members = source.members();
        for member in members.filter(|member| !member.is_written_by_target()) {
            let path = &path.sensitive_if(member.is_sensitive());
            self.insert(&member, target, &ValuePath::Inside(path, member.step()));
        }
    }

    pub(super) fn visit_object(
        &mut self,
        source: Source<'_>,
        target: &mut dyn Object,
        path: &ValuePath<'_>,
    ) {
        let table = target.table();
        let declared = table.members;
        if is_untagged(source.value)
            && let Slot::Map(others) = target.member_slot(declared.len())
        {
            others.leave_untagged();
        }
        let mut is_there = vec![false; declared.len()];
        for member in source.members() {
            let n = declared.iter().position(|it| it.name == member.name);
            let other = n.and_then(|n| declared.get(n));
            // Sensitive before the step, because the step's name may be data and is then hidden too.
            let is_sensitive = table.is_sensitive(n.unwrap_or(declared.len()));
            let path = &path.sensitive_if(member.is_sensitive() || is_sensitive);
            let step = other.map_or(member.step(), |it| Step::Member(it.name));
            let path = ValuePath::Inside(path, step);
            if let Some(n) = n {
                self.visit_declared(&member, target, n, &path);
            } else {
                self.visit_undeclared(&member, target, &path);
            }
            if let Some(is_there) = n.and_then(|n| is_there.get_mut(n)) {
                *is_there = true;
            }
        }
        let all = declared.iter().zip(is_there);
        for (member, _) in all.filter(|(member, is_there)| member.required && !is_there) {
            let path = ValuePath::Inside(path, Step::Member(member.name));
            self.lose(&path, Reason::Required);
        }
    }

    /// Converts a member that the target declares.
    fn visit_declared(
        &mut self,
        member: &Written<'_>,
        target: &mut dyn Object,
        n: usize,
        path: &ValuePath<'_>,
    ) {
        let is_required = target.table().members.get(n).is_some_and(|it| it.required);
        if is_required || !matches!(member.origin, Origin::Undeclared(_)) {
            return self.visit_member(member.value, target, n, path);
        }
        if self.attempt(|attempt| attempt.visit_member(member.value, target, n, path)) {
            return;
        }
        // The value does not fit the declared member. It stays an undeclared one, which is written under the same name.
        if let Slot::Optional(optional) = target.member_slot(n) {
            optional.clear();
        }
        let table = target.table();
        let path = path.sensitive_if(table.is_sensitive(table.members.len()));
        self.visit_undeclared(member, target, &path);
    }

    fn visit_member(
        &mut self,
        value: Ref<'_>,
        target: &mut dyn Object,
        n: usize,
        path: &ValuePath<'_>,
    ) {
        let source = Source::alone(value);
        let losses = self.losses.count();
        self.visit(source, target.member_slot(n), path);
        let is_required = target.table().members.get(n).is_some_and(|it| it.required);
        let is_absent = matches!(target.member(n), Ref::Absent);
        if is_absent && !is_required && self.losses.count() == losses {
            self.keep_null(target, n, path);
        }
    }

    /// Keeps a `null` that would be left out because the member has only two states. Free-form JSON holds it as a
    /// value; other types lose it.
    fn keep_null(&mut self, target: &mut dyn Object, n: usize, path: &ValuePath<'_>) {
        match filled(target.member_slot(n)) {
            Slot::Json(json) => *json = Json::Null,
            _ => self.lose(path, Reason::Null),
        }
    }

    /// Converts a member that the target does not declare.
    fn visit_undeclared(
        &mut self,
        member: &Written<'_>,
        target: &mut dyn Object,
        path: &ValuePath<'_>,
    ) {
        let is_declared = matches!(member.origin, Origin::Declared(_));
        if member.is_written_by_target() || is_declared && self.others == Others::AreLeftOut {
            return;
        }
        match target.member_slot(target.table().members.len()) {
            // If the target's undeclared members are free-form, they are only for data, not for members that the source
            // declares. If the target declares the type of all members, any member can be one of them.
            Slot::Map(others) if member.is_data() || !others.is_free() => {
                self.insert(member, others, path);
            }
            _ => self.lose(path, Reason::Undeclared),
        }
    }

    fn insert(&mut self, member: &Written<'_>, target: &mut dyn Members, path: &ValuePath<'_>) {
        match target.insert(member.name.into()) {
            Some(slot) => self.visit(Source::alone(member.value), slot, path),
            None => self.lose(path, Reason::Undeclared),
        }
    }
}
