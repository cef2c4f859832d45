//! Converts unions: by tag, by name, or to the first alternative that fits.

use super::Conversion;
use super::losses::Reason;
use super::scalar::{self, is_same};
use super::source::Source;
use crate::runtime::as_written::{Tag, is_tag_of, tagged};
use crate::runtime::equal;
use crate::runtime::free::opened;
use crate::runtime::misfit::Names;
use crate::runtime::path::{Step, ValuePath};
use crate::runtime::read::{self, filled, weight};
use crate::runtime::scalar::integer;
use crate::runtime::table::Variant;
use crate::runtime::value::{Composite, Json, Ref, Slot, Union};

const ALTERNATIVES: Reason<'static> = Reason::Expected("one of several alternatives");

impl Conversion {
    pub(super) fn visit_union(
        &mut self,
        source: Source<'_>,
        target: &mut dyn Union,
        path: &ValuePath<'_>,
    ) {
        match (target.table().discriminator, source.value) {
            (Some(name), _) => self.visit_tagged(source, target, name, path),
            (None, Ref::Union(union)) => self.visit_alternative(source, union, target, path),
            (None, Ref::Json(_) | Ref::Own(_) | Ref::Map(_)) => {
                self.visit_data(source, target, path)
            }
            (None, Ref::Absent | Ref::Null) => {
                self.visit_fitting(source, target, Reason::Null, path);
            }
            (None, _) => self.visit_fitting(source, target, ALTERNATIVES, path),
        }
    }

    /// Converts an alternative of a union without tags: to that of the same name, or else to any that holds the value.
    fn visit_alternative(
        &mut self,
        source: Source<'_>,
        union: &dyn Union,
        target: &mut dyn Union,
        path: &ValuePath<'_>,
    ) {
        let (n, value) = union.selected();
        let tags = source.tags_inside(union);
        let inside = Source { value, tags: &tags };
        let Some(variant) = union.table().variants.get(n) else {
            return self.visit_data(inside, target, path);
        };
        let path = &path.sensitive_if(variant.sensitive);
        let variants = target.table().variants;
        match variants.iter().position(|it| it.name == variant.name) {
            Some(n) => self.visit_variant(inside, target, n, path),
            None => self.visit_fitting(source, target, Reason::Unknown(variant.name), path),
        }
    }

    /// Converts to an alternative that holds the value: to the one that the target's document means by it, or else to the first. If only
    /// one is possible, its losses are reported.
    fn visit_fitting(
        &mut self,
        source: Source<'_>,
        target: &mut dyn Union,
        otherwise: Reason<'_>,
        path: &ValuePath<'_>,
    ) {
        let mut fitting: Vec<usize> = (0..target.table().variants.len())
            .filter(|n| is_kind(source.value, target.select(*n)))
            .collect();
        if let [n] = *fitting
            && is_meant(source.value, target.select(n))
        {
            return self.visit_variant(source, target, n, path);
        }
        // Within an attempt it would be read once for each of the outer alternatives.
        if fitting.len() > 1
            && self.losses.is_outside()
            && let Some(meant) = self.read_as(source, target)
        {
            fitting.sort_by_key(|n| *n != meant);
        }
        let is_found = fitting.into_iter().any(|n| {
            !self.gives_up()
                && self.attempt(|attempt| attempt.visit(source, target.select(n), path))
        });
        if !is_found {
            self.lose(path, otherwise);
        }
    }

    /// The number of the alternative that the target reads from the value.
    fn read_as(&mut self, source: Source<'_>, target: &mut dyn Union) -> Option<usize> {
        let json = source.json()?;
        self.visits += weight(&json);
        let (memory, names) = (read::Memory::default(), Names::Hidden);
        let result = read::fill(Slot::Union(target), &json, memory, names);
        result.ok().map(|()| target.selected().0)
    }

    /// Converts to the alternative that the discriminator names.
    fn visit_tagged(
        &mut self,
        source: Source<'_>,
        target: &mut dyn Union,
        name: &'static str,
        path: &ValuePath<'_>,
    ) {
        let original = source.value;
        let (value, tags) = source.inside();
        let source = Source { value, tags: &tags };
        let tag = match (source.tag(name), value) {
            (Some(tag), _) => tag,
            (None, Ref::Json(_) | Ref::Own(_) | Ref::Map(_)) => {
                return self.visit_data(source, target, path);
            }
            (None, Ref::Object(_)) => {
                if let Some((n, value)) = alternative_of(original, target) {
                    return self.visit(Source { value, ..source }, target.select(n), path);
                }
                let path = ValuePath::Inside(path, Step::Member(name));
                return self.lose(&path, Reason::Required);
            }
            (None, Ref::Absent | Ref::Null) => return self.lose(path, Reason::Null),
            (None, _) => return self.lose(path, Reason::Expected("object")),
        };
        let variants = target.table().variants;
        let is_named = |it: &Variant| it.tags.iter().any(|known| is_tag_of(tag, *known));
        let named = variants.iter().position(is_named);
        match (named, tag) {
            (Some(n), _) => {
                let tags = with_tag_of_target(&tags, name, tag);
                self.visit_named(Source { value, tags: &tags }, target, n, path);
            }
            (None, Ref::Known(tag)) => self.lose(path, Reason::Unknown(tag)),
            (None, Ref::KnownInteger(tag)) => self.lose(path, Reason::UnknownInteger(tag)),
            // The tag is data, so the target keeps the value.
            (None, _) => self.visit_data(source, target, path),
        }
    }

    fn visit_named(
        &mut self,
        source: Source<'_>,
        target: &mut dyn Union,
        n: usize,
        path: &ValuePath<'_>,
    ) {
        let losses = self.losses.count();
        self.visit_variant(source, target, n, path);
        if self.losses.count() == losses {
            self.compare_tags(source, target, path);
        }
    }

    fn visit_variant(
        &mut self,
        source: Source<'_>,
        target: &mut dyn Union,
        n: usize,
        path: &ValuePath<'_>,
    ) {
        let variant = target.table().variants.get(n);
        let is_sensitive = variant.is_some_and(|variant| variant.sensitive);
        self.visit(source, target.select(n), &path.sensitive_if(is_sensitive));
    }

    /// Reports tags that would change. An alternative with several tags writes the first, unless the value has a member
    /// for it.
    fn compare_tags(&mut self, source: Source<'_>, target: &dyn Union, path: &ValuePath<'_>) {
        let (tags, value) = tagged(target);
        if !is_object(value) {
            return;
        }
        for tag in tags {
            let own = source.member(tag.name).map(|own| match own.own_as_json() {
                Ref::Json(json) => opened(json),
                own => own,
            });
            if !own.is_some_and(|own| equal::equal(own, tag.value)) {
                let path = ValuePath::Inside(path, Step::Member(tag.name));
                self.lose(&path, Reason::Different);
            }
        }
    }

    /// Converts a value that the source's document leaves free: to the alternative that the target reads from it, or to
    /// the unrecognized one.
    fn visit_data(&mut self, source: Source<'_>, target: &mut dyn Union, path: &ValuePath<'_>) {
        let Some(json) = source.json() else {
            return self.lose(path, Reason::Expected("JSON"));
        };
        self.visits += weight(&json);
        let (memory, names) = (read::Memory::default(), Names::Hidden);
        if read::fill(Slot::Union(target), &json, memory, names).is_ok()
            && is_written(&json, target)
        {
            return;
        }
        match target.select(target.table().variants.len()) {
            Slot::Json(kept) => *kept = json,
            _ => self.lose(path, ALTERNATIVES),
        }
    }
}

/// The alternative of the target that has the tag, or else the name, of the one that the source holds, and its value.
fn alternative_of<'a>(source: Ref<'a>, target: &dyn Union) -> Option<(usize, Ref<'a>)> {
    let Ref::Union(source) = source else {
        return None;
    };
    let (n, value) = source.selected();
    let variant = source.table().variants.get(n)?;
    let targets = target.table().variants;
    let first = variant.tags.first();
    let n = targets
        .iter()
        .position(|it| first.is_some_and(|tag| it.tags.contains(tag)))
        .or_else(|| targets.iter().position(|it| it.name == variant.name))?;
    Some((n, value))
}

fn is_written(json: &Json, target: &dyn Union) -> bool {
    let written = Source::alone(Ref::Union(target)).json();
    written.is_some_and(|written| is_same(json, &written))
}

/// The tags of the source, one of which the target's union writes.
fn with_tag_of_target<'a>(tags: &[Tag<'a>], name: &'a str, value: Ref<'a>) -> Vec<Tag<'a>> {
    let others = tags.iter().filter(|tag| tag.name != name).copied();
    let with_tag_of_target = Tag {
        name,
        value,
        is_written_by_target: true,
    };
    others.chain([with_tag_of_target]).collect()
}

fn is_object(value: Ref<'_>) -> bool {
    match value.composite() {
        Some(Composite::Object(_) | Composite::Map(_)) => true,
        Some(Composite::Json(json)) => json.is_object(),
        Some(Composite::List(_) | Composite::Union(_)) | None => false,
    }
}

/// Whether the value must become the only alternative of its kind. An alternative of the source need not become another
/// alternative.
fn is_meant(value: Ref<'_>, slot: Slot<'_>) -> bool {
    !matches!(value, Ref::Union(_)) || matches!(filled(slot), Slot::Union(_))
}

/// Whether the slot takes values of this kind. Only such alternatives are tried.
fn is_kind(value: Ref<'_>, slot: Slot<'_>) -> bool {
    let value = match value {
        Ref::Union(union) => return is_kind(union.selected().1, slot),
        Ref::Json(json) => opened(json),
        Ref::Own(own) => own.json().map_or(value, opened),
        value => value,
    };
    if let (Ref::Absent | Ref::Null, Slot::Optional(_)) = (value, &slot) {
        return true;
    }
    match filled(slot) {
        Slot::Json(_) | Slot::Own(_) | Slot::Union(_) => true,
        Slot::Bool(_) => matches!(value, Ref::Bool(_)),
        Slot::Integer(_) => integer(value).is_some(),
        Slot::Number(_) => matches!(value, Ref::Number(_)) || integer(value).is_some(),
        Slot::Text(_) | Slot::Bytes(_) | Slot::Upload(_) => {
            matches!(value, Ref::Bytes(_) | Ref::Upload(_)) || scalar::text(value).is_some()
        }
        Slot::List(_) => matches!(value, Ref::List(_)),
        Slot::Map(_) | Slot::Object(_) => is_object(value),
        Slot::Optional(_) | Slot::Nothing => false,
    }
}
