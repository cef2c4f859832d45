//! An action of an overlay: its target, and what becomes of the nodes there.

use serde_json::Value;

use super::target::Target;
use super::{Version, unknown};
use crate::diagnostics::{Finding, Findings};
use crate::document::json_type_name;
use crate::source::Pointer;

/// An action whose form is right.
pub(super) struct Action<'a> {
    /// Its address in the overlay.
    pub at: Pointer,
    pub target: Target<'a>,
    pub effect: Effect<'a>,
}

/// What becomes of the nodes at a target.
pub(super) enum Effect<'a> {
    /// They take over a value.
    Update(&'a Value),
    /// They take over a node of the document.
    Copy(Target<'a>),
    Remove,
}

const MEMBERS: [&str; 5] = ["target", "description", "update", "remove", "copy"];

impl<'a> Action<'a> {
    /// Reads an action; `None` if something is wrong with it, which is reported.
    pub(super) fn read(
        value: &'a Value,
        at: &Pointer,
        version: Version,
        findings: &mut Findings,
    ) -> Option<Self> {
        let Some(members) = value.as_object() else {
            let message = format!("expected an Action Object, found {}", json_type_name(value));
            findings.report(Finding::at_value(at.clone(), message));
            return None;
        };
        let mut wrong = Findings::default();
        unknown(members, &MEMBERS, at, "Action Object", &mut wrong);
        for name in ["target", "description", "copy"] {
            if let Some(other) = members.get(name).filter(|it| !it.is_string()) {
                let message = format!("expected a string, found {}", json_type_name(other));
                wrong.report(Finding::at_value(at.child(name), message));
            }
        }
        if let Some(other) = members.get("remove").filter(|it| !it.is_boolean()) {
            let message = format!(
                "expected `true` or `false`, found {}",
                json_type_name(other)
            );
            wrong.report(Finding::at_value(at.child("remove"), message));
        }
        let effect = effect(value, at, version, &mut wrong);
        let target = match value.get("target") {
            Some(text) => Target::read(text, at.child("target"), &mut wrong),
            None => {
                let message = "`target` is missing in this Action Object";
                let finding = Finding::at_value(at.clone(), message);
                wrong.report(
                    finding
                        .help("it selects nodes of the document by a JSONPath: `target: $.info`"),
                );
                None
            }
        };
        let is_right = !wrong.has_errors();
        findings.extend(wrong);
        let at = at.clone();
        Some(Self {
            at,
            target: target?,
            effect: effect?,
        })
        .filter(|_| is_right)
    }
}

fn effect<'a>(
    value: &'a Value,
    at: &Pointer,
    version: Version,
    findings: &mut Findings,
) -> Option<Effect<'a>> {
    let is_removed = value.get("remove").and_then(Value::as_bool) == Some(true);
    let (update, copy) = (value.get("update"), value.get("copy"));
    let chosen = [
        ("remove", is_removed),
        ("update", update.is_some()),
        ("copy", copy.is_some()),
    ];
    let mut chosen = chosen.iter().filter(|(_, is_there)| *is_there);
    let Some((first, _)) = chosen.next() else {
        let message = "this action changes nothing: expected `update`, `remove: true` or `copy`";
        findings.report(Finding::at_value(at.child("target"), message));
        return None;
    };
    // Overlay Specification 1.1, Action Object, `update`: "This field has no impact if the `remove` field of this action object
    // is `true` or if the `copy` field contains a value."
    for (other, _) in chosen {
        let message = format!("`{other}` beside `{first}` has no effect");
        let finding = Finding::at_key(at.child(other), message);
        findings.report(finding.help("make an action of its own of each"));
    }
    match (copy, update) {
        _ if is_removed => Some(Effect::Remove),
        (_, Some(update)) => Some(Effect::Update(update)),
        (Some(copy), None) => {
            if version == Version::V1_0 {
                let message = "`copy` is not a keyword of overlays of version 1.0";
                let finding = Finding::at_key(at.child("copy"), message);
                findings.report(finding.help("it is one of version 1.1: `overlay: 1.1.0`"));
            }
            Target::read(copy, at.child("copy"), findings).map(Effect::Copy)
        }
        (None, None) => None,
    }
}
