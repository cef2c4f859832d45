//! Rust names: the only place where an identifier is made.
//!
//! | what | made from | case | example |
//! |---|---|---|---|
//! | type of a component | its name | Pascal | `LineItem` |
//! | type of an inline schema | the type around it and the way there | Pascal | `OrderShipping`, `OrderLineItemsItem` |
//! | type of equal inline schemas | the place that they have in common, or the first of them | Pascal | `Status`, beside the alias `OrderStatus` |
//! | the form of a type that an update takes | the type | Pascal | `OrderUpdate`, or `OrderPatch` beside another of that name |
//! | struct of the headers of responses | the operation | Pascal | `ListOrdersHeaders` |
//! | struct of arguments | the type or the operation | Pascal | `LineItemArguments` |
//! | field, setter, argument | the property's or parameter's name | snake | `item_id` |
//! | `clear_*`, `*_or_default` | the field's name | snake | `clear_customer_id` |
//! | method of an operation | `operationId`, or method and path | snake | `create_client_session` |
//! | variant of an enum | the value | Pascal | `CartesBancaires` |
//! | variant of a union | the type that it holds, or the way to it | Pascal | `Cat` |
//! | variant of an outcome | the status's reason phrase, and the media type where that is not enough | Pascal | `NotFound`, `OkCsv` |
//! | enum of the servers' names | `Environment`, or `ServerEnvironment` where a component has that name | Pascal | `Environment` |
//! | enum of the servers of single operations | `OperationServer`, or `OperationServerName` where a component has that name | Pascal | `OperationServer` |
//! | enum of the variables in the URLs of servers | `ServerVariable`, or `ServerVariableValue` where a component has that name | Pascal | `ServerVariable` |
//! | enum of the values of such a variable | the variable, after `Server` | Pascal | `ServerRegion` |
//! | module of the types that versions share | their modules | as written | `v2_2_and_v2_3`, `v2_1_to_v2_4` |
//! | module of the markers of types | the same | as written | `families_v2_1_to_v2_4` |
//! | trait that carries the message for an absent method | the type and the method | Pascal | `LineItemProductData` |
//!
//! A name that is a keyword becomes a raw identifier, or gets an underscore where Rust allows no raw one. A name that is
//! taken in its scope gets the lowest number from 2 on that is not; `lower/clashes` reports the components and operations
//! of one name.

mod ascii;

use std::collections::{HashMap, HashSet};

use heck::{ToPascalCase as _, ToSnakeCase as _};

/// A Rust identifier. No other module can make one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// The identifier, `r#` included.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without `r#`, as the compiler shows it in `Debug`.
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }
}

/// The case of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `PascalCase`, for types and variants.
    Pascal,
    /// `snake_case`, for fields, methods and arguments.
    Snake,
}

/// A set of names of which no two are equal.
#[derive(Debug)]
pub struct Scope {
    case: Case,
    claimed: HashSet<String>,
    /// For names that were taken, the number from which to look on.
    next: HashMap<String, usize>,
}

impl Scope {
    /// An empty scope in which some names are reserved.
    pub fn new(case: Case, reserved: &[&str]) -> Self {
        Self {
            case,
            claimed: reserved.iter().map(|&name| name.to_owned()).collect(),
            next: HashMap::new(),
        }
    }

    /// Claims the name made from `text`, or the one made from `other` if the first is taken.
    pub fn claim_or(&mut self, text: &str, other: &str) -> Name {
        let first = in_case(text, self.case);
        match self.claimed.contains(&first) {
            false => self.claim_free(first),
            true => self.claim(other),
        }
    }

    /// Claims a name followed by `word`, or by `other` if the first is taken.
    pub fn claim_after(&mut self, name: &Name, word: &str, other: &str) -> Name {
        let wanted = |word: &str| format!("{}{}", name.plain(), in_case(word, self.case));
        let (first, second) = (wanted(word), wanted(other));
        let is_free = !self.claimed.contains(&first);
        self.claim_free(if is_free { first } else { second })
    }

    /// Whether a name in the scope's case is not taken.
    pub fn is_free(&self, name: &str) -> bool {
        !self.claimed.contains(name)
    }

    /// Claims a name in the scope's case; `None` if it is taken.
    pub fn claim_if_free(&mut self, name: &str) -> Option<Name> {
        self.claimed
            .insert(name.to_owned())
            .then(|| raw(name.to_owned()))
    }

    /// Claims the name made from `text`, or the next free one.
    pub fn claim(&mut self, text: &str) -> Name {
        self.claim_free(in_case(text, self.case))
    }

    fn claim_free(&mut self, wanted: String) -> Name {
        let mut name = wanted.clone();
        while self.claimed.contains(&name) {
            let number = self.next.entry(wanted.clone()).or_insert(2);
            name = format!("{wanted}{number}");
            *number += 1;
        }
        self.claimed.insert(name.clone());
        raw(name)
    }
}

/// A name that the macro's caller wrote.
pub fn written(identifier: &str) -> Name {
    Name(identifier.to_owned())
}

/// The path of a type that the macro's caller wrote: `crate::Money`, or `::money::Money`, which is global.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Path {
    /// Whether it begins with `::`.
    pub is_global: bool,
    /// The names in it.
    pub segments: Vec<Name>,
}

impl Path {
    /// The path that a text is.
    pub fn written(text: &str) -> Self {
        let names = text.strip_prefix("::");
        Self {
            is_global: names.is_some(),
            segments: names.unwrap_or(text).split("::").map(written).collect(),
        }
    }
}

/// The path as it is written.
impl std::fmt::Display for Path {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let segments: Vec<&str> = self.segments.iter().map(Name::as_str).collect();
        let start = if self.is_global { "::" } else { "" };
        write!(f, "{start}{}", segments.join("::"))
    }
}

/// The module of the types that some versions share; each run is a sequence of neighbouring versions.
pub fn shared(runs: &[Vec<&Name>]) -> Name {
    let run = |run: &Vec<&Name>| match run.as_slice() {
        [] => String::new(),
        [only] => only.plain().to_owned(),
        [first, last] => format!("{}_and_{}", first.plain(), last.plain()),
        [first, .., last] => format!("{}_to_{}", first.plain(), last.plain()),
    };
    Name(runs.iter().map(run).collect::<Vec<_>>().join("_and_"))
}

/// The module of the markers of types of some versions.
pub fn families(modules: &[&Name]) -> Name {
    Name(format!("families_{}", shared(&[modules.to_vec()]).plain()))
}

/// A text as an identifier in a case; it may still be a keyword.
pub fn in_case(text: &str, case: Case) -> String {
    let is_simple = text.is_ascii()
        && !text.starts_with(['+', '-'])
        && text.bytes().any(|byte| byte.is_ascii_alphanumeric());
    let mut name = match is_simple {
        true => ascii::in_case(text, case),
        false => any_in_case(text, case),
    };
    if name.is_empty() {
        name = if case == Case::Pascal {
            "Empty".to_owned()
        } else {
            "empty".to_owned()
        };
    }
    if !name.starts_with(unicode_ident::is_xid_start) {
        name.insert(0, '_');
    }
    name
}

/// The letters and digits of any text in a case.
fn any_in_case(text: &str, case: Case) -> String {
    let readable = spell(text);
    let mut name = match case {
        Case::Pascal => readable.to_pascal_case(),
        Case::Snake => readable.to_snake_case(),
    };
    name.retain(unicode_ident::is_xid_continue);
    name
}

/// Spells symbols as words where two names may differ in them alone: a leading sign, or a name of symbols alone.
fn spell(text: &str) -> String {
    let symbols_alone = !text.chars().any(char::is_alphanumeric);
    let leading_sign =
        text.starts_with(['+', '-']) && text.chars().nth(1).is_some_and(|c| c.is_alphanumeric());
    let spelled = |c: char| match c {
        '+' => " plus ".to_owned(),
        '-' => " minus ".to_owned(),
        '*' => " asterisk ".to_owned(),
        '/' => " slash ".to_owned(),
        '.' => " dot ".to_owned(),
        ',' => " comma ".to_owned(),
        '=' => " equal ".to_owned(),
        '<' => " less ".to_owned(),
        '>' => " greater ".to_owned(),
        '!' => " not ".to_owned(),
        '&' => " and ".to_owned(),
        '|' => " or ".to_owned(),
        '%' => " percent ".to_owned(),
        '$' => " dollar ".to_owned(),
        '@' => " at ".to_owned(),
        '#' => " hash ".to_owned(),
        '~' => " tilde ".to_owned(),
        '^' => " caret ".to_owned(),
        ' ' => " space ".to_owned(),
        '_' => " underscore ".to_owned(),
        other => format!(" u{:x} ", u32::from(other)),
    };
    if symbols_alone {
        text.chars().map(spelled).collect()
    } else if leading_sign {
        let mut characters = text.chars();
        characters.next().map(spelled).unwrap_or_default() + characters.as_str()
    } else {
        text.chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect()
    }
}

fn raw(name: String) -> Name {
    match name.as_str() {
        "self" | "super" | "crate" | "Self" => Name(format!("{name}_")),
        keyword if KEYWORDS.contains(&keyword) => Name(format!("r#{name}")),
        _ => Name(name),
    }
}

/// Strict and reserved keywords of edition 2024 (The Rust Reference, Keywords).
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The enum of the servers' names; a component of this name keeps it.
pub fn environments(scope: &mut Scope) -> Name {
    scope.claim_or("Environment", "ServerEnvironment")
}

/// The enum of the servers of single operations; a component of this name keeps it.
pub fn operation_servers(scope: &mut Scope) -> Name {
    scope.claim_or("OperationServer", "OperationServerName")
}

/// The enum of the variables in the URLs of servers; a component of this name keeps it.
pub fn server_variables(scope: &mut Scope) -> Name {
    scope.claim_or("ServerVariable", "ServerVariableValue")
}

/// The enum of the values of such a variable.
pub fn variable_values(scope: &mut Scope, variable: &str) -> Name {
    scope.claim(&format!("server {variable}"))
}

/// The names of a module that are not a type's own.
pub const MODULE: &[&str] = &["Client", "Self"];

/// Methods of a client that are not operations, and those of its traits, which an inherent method would hide.
pub const CLIENT_METHODS: &[&str] = &[
    "new",
    "builder",
    "from_env",
    "transport",
    "clone",
    "clone_from",
    "fmt",
    "from",
    "into",
    "try_from",
    "try_into",
    "borrow",
    "borrow_mut",
    "to_owned",
    "clone_into",
    "type_id",
];

/// Methods of a generated type that are not setters, and those of its traits, which an inherent method would hide.
pub const TYPE_METHODS: &[&str] = &[
    "new",
    "default",
    "clone",
    "clone_from",
    "fmt",
    "eq",
    "ne",
    "serialize",
    "deserialize",
    "from",
    "into",
    "try_from",
    "try_into",
    "borrow",
    "borrow_mut",
    "to_owned",
    "clone_into",
    "type_id",
];

/// The name of a status, as HTTP's registry of status codes has it (RFC 9110, section 15).
pub fn status(code: u16) -> String {
    let name = match code {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritativeInformation",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        300 => "MultipleChoices",
        301 => "MovedPermanently",
        302 => "Found",
        303 => "SeeOther",
        304 => "NotModified",
        307 => "TemporaryRedirect",
        308 => "PermanentRedirect",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "LengthRequired",
        412 => "PreconditionFailed",
        413 => "ContentTooLarge",
        414 => "UriTooLong",
        415 => "UnsupportedMediaType",
        416 => "RangeNotSatisfiable",
        417 => "ExpectationFailed",
        421 => "MisdirectedRequest",
        422 => "UnprocessableContent",
        423 => "Locked",
        424 => "FailedDependency",
        425 => "TooEarly",
        426 => "UpgradeRequired",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        431 => "RequestHeaderFieldsTooLarge",
        451 => "UnavailableForLegalReasons",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        507 => "InsufficientStorage",
        other => return format!("Status{other}"),
    };
    name.to_owned()
}

/// The words of a media type: those of its subtype, or of its type if it is a range (`csv`, `vnd shop v2`, `image`).
pub fn media_type(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let (kind, subtype) = essence.split_once('/').unwrap_or(("", essence));
    let subtype = subtype.strip_suffix("+json").unwrap_or(subtype);
    let subtype = subtype.strip_prefix("x-").unwrap_or(subtype);
    match (kind, subtype) {
        ("*", _) => "other".to_owned(),
        ("text", "plain") => "text".to_owned(),
        ("application", "www-form-urlencoded") => "form".to_owned(),
        ("multipart", "form-data") => "multipart".to_owned(),
        (kind, "*") => kind.to_owned(),
        (_, subtype) => subtype.to_owned(),
    }
}

#[cfg(test)]
mod tests;
