//! Compares the tables with the standard: every fixed field of every object of OpenAPI 3.0.3, section 4.7.

use std::collections::BTreeSet;

use super::{Effect, Object};

/// The objects of OpenAPI 3.0.3 and their fixed fields, as the standard lists them.
///
/// Two objects have no table: the XML Object, because its keyword has no effect, and the Reference Object, because it is a form
/// of its own.
const STANDARD: &[(&str, &str)] = &[
    (
        "OpenAPI Object",
        "openapi info servers paths components security tags externalDocs",
    ),
    (
        "Info Object",
        "title description termsOfService contact license version",
    ),
    ("Contact Object", "name url email"),
    ("License Object", "name url"),
    ("Server Object", "url description variables"),
    ("Server Variable Object", "enum default description"),
    (
        "Components Object",
        "schemas responses parameters examples requestBodies headers securitySchemes links callbacks",
    ),
    ("Paths Object", ""),
    (
        "Path Item Object",
        "summary description get put post delete options head patch trace servers parameters",
    ),
    (
        "Operation Object",
        "tags summary description externalDocs operationId parameters requestBody responses callbacks deprecated \
         security servers",
    ),
    ("External Documentation Object", "description url"),
    (
        "Parameter Object",
        "name in description required deprecated allowEmptyValue style explode allowReserved schema example examples content",
    ),
    ("Request Body Object", "description content required"),
    ("Media Type Object", "schema example examples encoding"),
    (
        "Encoding Object",
        "contentType headers style explode allowReserved",
    ),
    ("Responses Object", "default"),
    ("Response Object", "description headers content links"),
    ("Callback Object", ""),
    ("Example Object", "summary description value externalValue"),
    (
        "Link Object",
        "operationRef operationId parameters requestBody description server",
    ),
    (
        "Header Object",
        "description required deprecated allowEmptyValue style explode allowReserved schema example examples content",
    ),
    ("Tag Object", "name description externalDocs"),
    (
        "Schema Object",
        "title multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems minItems \
         uniqueItems maxProperties minProperties required enum type allOf oneOf anyOf not items properties \
         additionalProperties description format default nullable discriminator readOnly writeOnly xml externalDocs example \
         deprecated",
    ),
    ("Discriminator Object", "propertyName mapping"),
    (
        "Security Scheme Object",
        "type description name in scheme bearerFormat flows openIdConnectUrl",
    ),
    (
        "OAuth Flows Object",
        "implicit password clientCredentials authorizationCode",
    ),
    (
        "OAuth Flow Object",
        "authorizationUrl tokenUrl refreshUrl scopes",
    ),
];

/// The object that is ours: the value of an extension.
const OURS: &str = "Pages Object";

#[test]
fn every_object_of_the_standard_is_in_the_table_and_no_other() {
    let names = Object::ALL.iter().map(|object| object.name());
    let table: BTreeSet<&str> = names.filter(|name| *name != OURS).collect();
    let standard: BTreeSet<&str> = STANDARD.iter().map(|(name, _)| *name).collect();
    assert_eq!(table, standard);
}

#[test]
fn every_field_of_the_standard_is_in_the_table_and_no_other_but_extensions() {
    for (name, fields) in STANDARD {
        let object = Object::ALL
            .iter()
            .find(|object| object.name() == *name)
            .expect("the object is in the table");
        let table: BTreeSet<&str> = object
            .keywords()
            .iter()
            .map(|keyword| keyword.name)
            .filter(|name| !name.starts_with("x-"))
            .collect();
        let standard: BTreeSet<&str> = fields.split_whitespace().collect();
        assert_eq!(table, standard, "{name}");
    }
}

#[test]
fn a_keyword_without_effect_says_why() {
    for keyword in Object::ALL.iter().flat_map(|object| object.keywords()) {
        match keyword.effect {
            Effect::Generated => {}
            Effect::None(reason) => assert!(!reason.is_empty(), "{}", keyword.name),
        }
    }
}
