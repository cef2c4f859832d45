//! Sentences of the generated documentation that are the same for every document, but for the names in them.

use crate::ir::{Docs, Field, Presence, Service, Struct};
use crate::markdown::{Line, code, method_link, text};

/// On the client.
pub(super) fn client(service: &Service) -> Docs {
    let title = text(service.title.trim_end_matches('.'));
    let version = text(&service.version);
    let mut docs = Docs::from(Line::from("A client of ") + title + ", version " + version + ".");
    docs.paragraph(
        "Cheap to clone. Clients of several versions can share one transport: `Client::from(other.transport().clone())`. \
         A transport brings its own server and credentials, which are not checked again.",
    );
    docs.append(service.docs.clone());
    docs
}

/// On the enum of the variables in the URLs of servers.
pub(super) fn settings() -> Docs {
    let line = Line::from("A variable in the URL of a server, with its value: for ");
    (line + code("server_variable") + " of " + method_link("Client::builder") + ".").into()
}

/// On `new`: the fields that it asks for, by their names on the wire.
pub(super) fn constructor(of: &Struct) -> Line {
    if of.constructor.fields().is_empty() {
        return Line::from("A value of which nothing is set.");
    }
    let named = |is_asked: bool| {
        let fields = of.asked().filter(|field| field.is_asked() == is_asked);
        let names: Vec<Line> = fields.map(|field| code(&field.wire_name)).collect();
        (!names.is_empty()).then(|| Line::join(names, ", "))
    };
    let with = Line::from("A value with what is ");
    match (named(true), named(false)) {
        (required, None) => with + "required: " + required.unwrap_or_default() + ".",
        (None, Some(recommended)) => with + "recommended: " + recommended + ".",
        (Some(required), Some(recommended)) => {
            with + "required, " + required + ", and recommended: " + recommended + "."
        }
    }
}

/// On a method of a union for a member that all alternatives have.
pub(super) fn shared(wire_name: &str, presence: Presence) -> Docs {
    let line = code(wire_name)
        + ", which all alternatives have; `None` for a value of no known alternative";
    let line = match presence {
        Presence::Optional => line + " or if it is not there.",
        Presence::Required | Presence::ThreeState => line + ".",
    };
    line.into()
}

/// On a setter: the member, and its own documentation.
pub(super) fn setter(field: &Field) -> Docs {
    let mut docs = Docs::from(Line::from("Sets ") + code(&field.wire_name) + ".");
    docs.append(field.docs.clone());
    docs
}

/// On the method that sets a member to `null`.
pub(super) fn clear(wire_name: &str) -> Docs {
    let line = Line::from("Sends `null` for ") + code(wire_name) + ", which clears it.";
    line.into()
}

/// On the method that returns a member or its default.
pub(super) fn or_default(wire_name: &str) -> Docs {
    let line = code(wire_name) + ", or what the service assumes if it is missing.";
    line.into()
}

/// On a conversion between versions.
pub(super) fn conversion(from: &str, to: &str) -> Docs {
    let from = Line::from("Converts the type of ") + text(from);
    (from + " into the type of " + text(to) + ".").into()
}

/// On the list of changes.
pub(super) fn changes(is_first: bool) -> Docs {
    let line = match is_first {
        true => "Changes since the version before: none, since this is the first.",
        false => "Changes since the version before.",
    };
    Line::from(line).into()
}
