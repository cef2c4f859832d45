//! The catalogue of findings: all messages, with the severity and the reason for it.

use super::{Finding, Severity};

/// Messages of findings that have one severity for one reason.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Its name for programs, which stays: `unknown-keyword`.
    pub code: &'static str,
    /// Their effect on the build.
    pub severity: Severity,
    /// The reason for it.
    pub reason: &'static str,
    /// The messages, as the code has them.
    pub messages: &'static [&'static str],
}

impl Group {
    /// The group that a finding belongs to; none for what is legal but surely a mistake, of which the command warns.
    pub fn of(finding: &Finding) -> Option<&'static Self> {
        let is_of = |group: &&Self| {
            let mut messages = group.messages.iter();
            group.severity == finding.severity && messages.any(|it| is_made(it, &finding.message))
        };
        CATALOGUE.iter().find(is_of)
    }
}

/// Whether a text is made of a message as it is written in the code: with something in the place of each `{}`.
pub fn is_made(message: &str, text: &str) -> bool {
    let message = message.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut parts = message.split('{').enumerate().map(|(n, part)| {
        let part = match part.split_once('}') {
            Some((_, after)) if n > 0 => after,
            _ => part,
        };
        part.replace('\u{1}', "{").replace('\u{2}', "}")
    });
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(&first)) else {
        return false;
    };
    let mut is_open = false;
    for part in parts {
        let Some((_, after)) = rest.split_once(&part) else {
            return false;
        };
        is_open = part.is_empty();
        rest = after;
    }
    is_open || rest.is_empty()
}

/// All findings. A message that stands in two groups has either severity, as the reasons say.
pub const CATALOGUE: &[Group] = &[
    Group {
        code: "unreadable-text",
        severity: Severity::Error,
        reason: "the text cannot be read as one document, or its values may be read in several ways",
        messages: &[
            "this is nested too deeply, or not closed",
            "this is not JSON: this quote is never closed",
            "this is not JSON: {message}",
            "this is not YAML: a tab cannot indent a line",
            "this is not YAML: expected `: ` behind this key",
            "this is not YAML: this {what} is never closed",
            "this is not YAML: unexpected control character",
            "this is not YAML: {message}",
            "this is not an OpenAPI document: `openapi` is missing",
            "this is not an OpenAPI document: expected an object",
            "expected one YAML document, found several",
            "duplicate member `{name}`",
            "a name in this object is not text",
            "`<<` takes an object, or a list of objects",
            "YAML's tag `{}` has no meaning in OpenAPI",
            "`{number}` is not a number in JSON",
            "the system gives no thread to read this document in: {error}",
        ],
    },
    Group {
        code: "unknown-standard",
        severity: Severity::Error,
        reason: "the rules of this version of the standard are not known",
        messages: &[
            "OpenAPI `{version}` is not supported",
            "Swagger 2.0 is not supported",
            "expected a string, found {}",
        ],
    },
    Group {
        code: "unclear-value",
        severity: Severity::Error,
        reason: "the value decides what goes over the wire, and nothing says which one was meant",
        messages: &[
            "expected {expected}, found {found}",
            "expected one of {}, found `{text}`",
            "`{}` is missing in this {}",
        ],
    },
    Group {
        code: "tolerated-value",
        severity: Severity::Warning,
        reason: "the value certainly stands for another one, or everything else can be read without it",
        messages: &[
            "expected {expected}, found {found}",
            "expected one of {}, found `{text}`",
            "`{}` is missing in this {}",
            "`nullable` beside `$ref` is read as if it stood around the reference",
        ],
    },
    Group {
        code: "misspelled-keyword",
        severity: Severity::Error,
        reason: "the name is nearly a keyword, so that what it says would be lost; or an operation or a response would be",
        messages: &[
            "unknown keyword `{name}` in this {}",
            "expected {}, found `{name}`",
        ],
    },
    Group {
        code: "unknown-keyword",
        severity: Severity::Warning,
        reason: "the name is no keyword, nor nearly one, so that the standard gives it no meaning",
        messages: &["unknown keyword `{name}` in this {}"],
    },
    Group {
        code: "misplaced-keyword",
        severity: Severity::Warning,
        reason: "the standard gives it no meaning there",
        messages: &["expected {}, found `{name}`"],
    },
    Group {
        code: "lost-protection",
        severity: Severity::Error,
        reason: "personal data would be printed, or a request be sent twice",
        messages: &[
            "`{name}` has no effect in {}",
            "unknown extension `{name}`",
            "`{name}` beside `$ref` has no effect",
        ],
    },
    Group {
        code: "similar-extension",
        severity: Severity::Warning,
        reason: "vendors have extensions of similar names",
        messages: &["`{name}` has no effect in {}", "unknown extension `{name}`"],
    },
    Group {
        code: "wrong-extension",
        severity: Severity::Error,
        reason: "an extension of this generator was written for it, so that its author can correct it",
        messages: &[
            "pages need a success of one type in JSON",
            "the items of a page are no array in the response",
            "`more` names no member that is `true` or `false`",
            "expected exactly one of {WAYS}",
            "`parameter` has no place where the next page has a URL",
            "the URL of the next page cannot be asked for by `{method}`",
            "`{words}` is no member of {holder}",
            "missing `parameter`, which takes the position of the next page",
            "`{name}` is no query parameter of the operation",
            "a success that comes item by item has no pages",
            "`{keyword}` is for strings",
            "`x-deep-object` applies to `style: deepObject`",
            "`x-recommended` names a property that is not declared: `{name}`",
            "an idempotency key must be a string that allows any text",
            "an idempotency key must be in a header",
            "duplicate environment `{name}`",
            "expected capital letters, digits and `_`",
            "the alias `{alias}` is the name of a property",
            "`x-deep-object: rails` does not tell apart lists and objects within a list",
        ],
    },
    Group {
        code: "unknown-target",
        severity: Severity::Error,
        reason: "the part that is referred to is not known",
        messages: &[
            "`$ref` names no file of YAML or JSON: `{text}`",
            "`$ref` to a URL is not followed: `{text}`",
            "`$ref` to a file, but the document was not read from one: `{text}`",
            "`$ref` to a file that cannot be read, because {reason}: `{text}`",
            "`$ref` to a file that does not exist: `{text}`",
            "`$ref` to an absolute path is not followed: `{text}`",
            "more than {MOST} nodes are referred to in other files",
            "`$ref` is not a JSON pointer: `{target}`",
            "`$ref` is not a JSON pointer: `{text}`",
            "`$ref` leads back to itself: `{}`",
            "`$ref` leads back to itself: `{text}`",
            "`$ref` leads through more than {LONGEST} others: `{}`",
            "`$ref` leads through more than {LONGEST} others: `{text}`",
            "`$ref` target not found: `{target}`",
            "`$ref` target not found: `{text}`",
            "expected a `$ref` to {}, found one to {}: `{target}`",
            "expected a `$ref` to {}, found one to {found}: `{text}`",
            "expected a `$ref` to {}, found one to something else: `{target}`",
            "`{keyword}` leads to no schema: `{target}`",
            "security scheme not found: `{name}`",
        ],
    },
    Group {
        code: "irrelevant-reference",
        severity: Severity::Warning,
        reason: "nothing that is generated depends on what is referred to",
        messages: &[
            "`$ref` names no file of YAML or JSON: `{text}`",
            "`$ref` to a URL is not followed: `{text}`",
            "`$ref` to a file, but the document was not read from one: `{text}`",
            "`$ref` to a file that cannot be read, because {reason}: `{text}`",
            "`$ref` to a file that does not exist: `{text}`",
            "`$ref` to an absolute path is not followed: `{text}`",
            "more than {MOST} nodes are referred to in other files",
            "`$ref` is not a JSON pointer: `{target}`",
            "`$ref` is not a JSON pointer: `{text}`",
            "`$ref` leads back to itself: `{}`",
            "`$ref` leads back to itself: `{text}`",
            "`$ref` leads through more than {LONGEST} others: `{}`",
            "`$ref` leads through more than {LONGEST} others: `{text}`",
            "`$ref` target not found: `{target}`",
            "`$ref` target not found: `{text}`",
            "expected a `$ref` to {}, found one to {}: `{target}`",
            "expected a `$ref` to {}, found one to {found}: `{text}`",
            "expected a `$ref` to {}, found one to something else: `{target}`",
            "operation not found: `{id}`",
            "`{keyword}` leads to no schema: `{target}`",
            "scope not found: `{scope}`",
            "`mapping` leads to a schema that is no alternative here",
            "`defaultMapping` leads to a schema that is no alternative here",
            "`operationRef` and `operationId` exclude each other",
            "`example` and `examples` exclude each other",
            "duplicate tag `{name}`",
            "expected a URL, found `{url}`",
            "`{url}` is missing in this OAuth Flow Object",
            "a security scheme of type `{scheme_type}` needs {}",
            "the default is not one of the values of `enum`",
        ],
    },
    Group {
        code: "unknown-url",
        severity: Severity::Error,
        reason: "the URL of a request cannot be known",
        messages: &[
            "`{` without `}` in this URL",
            "`{` without `}` in this path",
            "`}` without `{` in this path",
            "a parameter of this path has no name",
            "path parameter `{name}` is not in the path `{}`",
            "the path's parameter `{name}` is not declared: `{template}`",
            "the path has `{}`, so the location of this parameter is `path`",
            "the variable `{name}` is not declared",
            "the URL of a server ends before a query or a fragment",
            "`?` is not allowed in a path",
            "the segments `.` and `..` are not allowed in a path",
        ],
    },
    Group {
        code: "ambiguous-operation",
        severity: Severity::Error,
        reason: "two parts of a document are one request, or one part of it",
        messages: &[
            "this path is another one once it is percent-decoded",
            "`{name}` has a keyword of its own",
            "another parameter is the whole query of this operation",
            "a credential in the query has no place beside this query string",
            "a query string is described by `content`, not by `schema`",
            "duplicate parameter `{name}` in `{location}`",
            "a {what} has either `schema` or `content`, not both",
            "`content` of a {what} has exactly one media type",
            "`{name}` stands beside `$ref`, and in the path item that it leads to",
        ],
    },
    Group {
        code: "distinguishable-duplicate",
        severity: Severity::Warning,
        reason: "the parts can be told apart",
        messages: &[
            "duplicate operationId `{id}`",
            "this path differs from another one only in the names of its parameters",
            "the schemas `{}` and `{}` would both be the type `{name}`",
            "two operations would both be the method `{name}`",
            "a component's name is made of letters, digits, `.`, `-` and `_`, found `{name}`",
        ],
    },
    Group {
        code: "unsendable-request",
        severity: Severity::Error,
        reason: "a request could not be sent",
        messages: &[
            "`{name}` cannot be the name of a header",
            "`{name}` is not a method of HTTP",
            "`CONNECT` is not supported: it asks for a tunnel",
            "`{name}` cannot hold a credential: the client sets this header itself",
            "a request body has at least one media type",
            "no {} can hold the only value of this parameter",
        ],
    },
    Group {
        code: "incomplete",
        severity: Severity::Warning,
        reason: "a response can be read without it, and a request be sent",
        messages: &[
            "a list without pages: `items`, `next_page` or `page_token` is missing",
            "`{name}` cannot be the name of a header",
            "a {what} has either `schema` or `content`, not both",
            "`content` of a {what} has exactly one media type",
            "a request body has at least one media type",
            "`{name}` is not a media type",
            "a segment of this path is empty",
            "this path has the parameter `{name}` twice",
            "the fragment of a path is never sent",
            "the target of this `$ref` stands in no place for {}, and is read as one",
            "`nullable` is no keyword of OpenAPI {dialect}, and is read as in 3.0",
            "{what} has no body",
            "a parameter needs `schema` or `content`",
            "path parameter `{}` must be required, and is read as if it were",
        ],
    },
    Group {
        code: "unsatisfiable-schema",
        severity: Severity::Warning,
        reason: "no value satisfies the schemas, or none that is finite: any value is accepted",
        messages: &[
            "`allOf` joins {} with {}, which no value can be",
            "no value is one of these alternatives and one of those beside them",
            "`minProperties` is more than the number of declared members, and no other is allowed",
            "`required` names more members than `maxProperties` allows",
            "`{}` and `{}` leave no value between them",
            "`{least}` is above `{most}`, so no value is allowed",
            "property `{name}` is declared twice, with types that no value has at once",
            "the required member `{name}` leads back to its own object, so no finite value exists",
            "these alternatives lead back to themselves without an object on the way",
            "this `allOf` leads back to itself",
            "`allOf` leads through too many others",
            "this schema refers to itself without an object or a union on the way",
            "arrays within arrays nest too deeply",
        ],
    },
    Group {
        code: "inexpressible-combination",
        severity: Severity::Warning,
        reason: "there is no Rust type for the combination: any value is accepted",
        messages: &[
            "other alternatives beside a discriminator are not supported yet",
            "these alternatives and those beside them combine in more than {MOST} ways",
            "an array needs `items`",
            "an integer beyond 64 bits is no value of a Rust enum: any integer is accepted",
            "`required` names a property that is not declared: `{name}`",
        ],
    },
    Group {
        code: "ineffective-keyword",
        severity: Severity::Warning,
        reason: "the keyword says nothing about a value, or what it says is left to the service",
        messages: &[
            "`not` is not checked before sending",
            "objects and arrays among the values of `enum` are not checked before sending",
            "`multipleOf` must be above 0",
            "`{keyword}` applies to {values}; this schema is {this}",
            "a property is not both `readOnly` and `writeOnly`",
            "duplicate name `{name}` in `required`",
            "only the last `{keyword}` of several that hold at once is checked",
            "this `pattern` is no regular expression: {reason}",
            "this `pattern` is not checked before sending",
            "this `pattern` looks like one of another dialect",
        ],
    },
    Group {
        code: "unfitting-value",
        severity: Severity::Warning,
        reason: "the default is left out, and the value of an enum can be read and written all the same",
        messages: &[
            "expected {expected} as the default, found {}",
            "the default is not one of the values of `enum`",
            "the default has braces, so that it is no part of a URL",
            "the default {sentence}",
            "this value {sentence}",
            "expected {expected} in this `enum`, found {}",
            "expected {} in this `enum`, found {}",
        ],
    },
    Group {
        code: "not-supported",
        severity: Severity::Error,
        reason: "it cannot be generated yet, and a call without it would be wrong",
        messages: &[
            "an object as `{content_type}` is not supported yet",
            "an object as `{content_type}` in a part is not supported yet",
            "header `{header}` of `{name}` is left out",
            "expected an object as the body of a form",
            "`{keyword}` of OpenAPI 3.2 is not supported yet",
            "`encoding` of a query string is not supported yet",
        ],
    },
    Group {
        code: "unusable-media-type",
        severity: Severity::Warning,
        reason: "the other media types of the body can be sent and read",
        messages: &[
            "`{}` is left out: items come as `{}`",
            "an array as `{}` is read item by item",
            "property not found: `{name}`",
            "`{}` is left out: `{json}` has the same schema",
        ],
    },
    Group {
        code: "left-out-parameter",
        severity: Severity::Warning,
        reason: "the client sets the header, or the caller writes the value",
        messages: &[
            "`{name}` is left out: the client sets this header itself",
            "`{name}` is left out: it is the credential of `{scheme}`",
            "a parameter as `{name}` is text that the caller writes",
            "an object or an array as `{}` is sent as {words}",
            "a form that is no object is sent as text",
            "expected an object as a body of several parts",
            "header `{header}` of `{name}` is left out",
        ],
    },
    Group {
        code: "conventional-reading",
        severity: Severity::Warning,
        reason: "there is one way in which services read it",
        messages: &[
            "`{first}` and `{name}` are both sent in {place}: they are taken for alternatives",
            "`style: {style}` writes an array: {found} is written as by `form`",
            "the member `{name}` of this object has the name of another parameter",
            "the standard does not say how `form` writes a list or an object within another: a list repeats the name of its member, and the rest is JSON",
            "the standard does not say how a form writes a list within a list: it is written as JSON",
            "the standard does not say how a parameter writes a list or an object within another: it is written as JSON",
            "the standard has `deepObject` for objects of scalars alone: here and elsewhere in this document a list is written as `a[0]=c`, an object within as `a[b][c]=d`, and a scalar as `a=b`",
            "`style: {style}` is not allowed in `{place}`, and is read as `{name}`",
            "an object or an array as `{}` is read as {words}",
            "the parts of `{}` are sent as those of `multipart/form-data`",
            "`style: {style}` is ignored: `{name}` is sent as JSON",
            "the standard does not say how several cookies hold a list or an object: each item or member is a cookie",
        ],
    },
    Group {
        code: "misspelled-discriminator",
        severity: Severity::Error,
        reason: "the property that tells the alternatives apart is misspelled",
        messages: &[
            "no alternative declares the discriminator's property `{property}`",
            "this alternative does not declare the discriminator's property `{property}`",
            "this schema does not declare the discriminator's property `{property}`",
        ],
    },
    Group {
        code: "undeclared-discriminator",
        severity: Severity::Warning,
        reason: "the property is read and written although it is not declared",
        messages: &[
            "no alternative declares the discriminator's property `{property}`",
            "this alternative does not declare the discriminator's property `{property}`",
            "this schema does not declare the discriminator's property `{property}`",
            "a discriminator applies to alternatives that are objects; these are not",
            "no value is read as this alternative: an earlier one is equal to it",
            "no value of the discriminator selects this alternative",
        ],
    },
    Group {
        code: "ineffective-overlay",
        severity: Severity::Error,
        reason: "the overlay would not change the document as its author meant",
        messages: &[
            "`actions` is missing in this Overlay Object",
            "`copy` is not a keyword of overlays of version 1.0",
            "`target` is missing in this Action Object",
            "`{other}` beside `{first}` has no effect",
            "a JSONPath of more than {LONGEST} bytes, or of more than {MOST_DESCENDANTS} times `..`, is not supported",
            "expected a string, found {found}",
            "expected a string, found {}",
            "expected `true` or `false`, found {}",
            "expected an Action Object, found {}",
            "expected an array of actions, found {found}",
            "expected an object or an array at the target, found {found}",
            "expected one node to copy, and {count} match",
            "nothing in the document matches `{}`",
            "an overlay needs the feature `overlays` of `primer-codegen`, or of `primer-codegen-core` in a build script, which is on by default",
            "overlays add more than {MOST} nodes",
            "overlays of version `{text}` are not supported",
            "the document itself cannot be removed",
            "this action changes nothing: expected `update`, `remove: true` or `copy`",
            "this action nests the document more than {DEEPEST} deep",
            "this is not a JSONPath",
            "this is not a JSONPath from its character {position} on",
            "this is not an overlay: `overlay` is missing",
            "this is not an overlay: expected an object",
            "unknown keyword `{name}` in this {object}",
            "{new} cannot be merged into {old}",
        ],
    },
    Group {
        code: "overlay-metadata",
        severity: Severity::Warning,
        reason: "the metadata of an overlay changes nothing in the document",
        messages: &[
            "an Overlay Object has an `info`, with its title and version",
            "expected `{name}` in this Info Object, a string",
            "this overlay extends `{named}`, and lies over `{document}`",
        ],
    },
];

#[cfg(test)]
mod tests;
