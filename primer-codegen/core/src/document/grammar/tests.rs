//! Compares the tables with the standard: every fixed field of every object of OpenAPI 3.0.3, section 4.7, 3.1.1 and 3.2.0, section 4.

use std::collections::BTreeSet;

use super::{Dialect, Effect, Object};

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

/// What OpenAPI 3.1.1 and the dialect of its schemas, JSON Schema 2020-12, added to the fields, and removed with `-`.
const SINCE_3_1: &[(&str, &str)] = &[
    ("OpenAPI Object", "webhooks jsonSchemaDialect"),
    ("Info Object", "summary"),
    ("License Object", "identifier"),
    ("Components Object", "pathItems"),
    (
        "Schema Object",
        "-nullable $id $schema $ref $anchor $dynamicRef $dynamicAnchor $vocabulary $comment $defs definitions prefixItems contains \
         patternProperties dependentSchemas propertyNames if then else unevaluatedItems unevaluatedProperties const maxContains \
         minContains dependentRequired examples contentEncoding contentMediaType contentSchema",
    ),
];

/// What OpenAPI 3.2.0 added.
const SINCE_3_2: &[(&str, &str)] = &[
    ("OpenAPI Object", "$self"),
    ("Server Object", "name"),
    ("Components Object", "mediaTypes"),
    ("Path Item Object", "query additionalOperations"),
    (
        "Media Type Object",
        "itemSchema prefixEncoding itemEncoding",
    ),
    ("Encoding Object", "encoding prefixEncoding itemEncoding"),
    ("Response Object", "summary"),
    ("Example Object", "dataValue serializedValue"),
    ("Tag Object", "summary parent kind"),
    ("Discriminator Object", "defaultMapping"),
    ("Security Scheme Object", "oauth2MetadataUrl deprecated"),
    ("OAuth Flows Object", "deviceAuthorization"),
    ("OAuth Flow Object", "deviceAuthorizationUrl"),
];

/// The fields of an object in a version of the standard.
fn fields(object: &str, dialect: Dialect) -> BTreeSet<&'static str> {
    let later = [(Dialect::V3_1, SINCE_3_1), (Dialect::V3_2, SINCE_3_2)];
    let later = later.into_iter().filter(|(first, _)| *first <= dialect);
    let lists = std::iter::once(STANDARD).chain(later.map(|(_, list)| list));
    let mut fields = BTreeSet::new();
    for (_, names) in lists.flatten().filter(|(name, _)| *name == object) {
        for name in names.split_whitespace() {
            match name.strip_prefix('-') {
                Some(removed) => fields.remove(removed),
                None => fields.insert(name),
            };
        }
    }
    fields
}

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
    let ours = |object: &&Object| object.name() == OURS;
    for object in Object::ALL.iter().filter(|it| !ours(it)) {
        for dialect in Dialect::ALL {
            let keywords = object.keywords(*dialect).map(|keyword| keyword.name);
            let table: Vec<&str> = keywords.filter(|name| !name.starts_with("x-")).collect();
            let unique: BTreeSet<&str> = table.iter().copied().collect();
            assert_eq!(unique.len(), table.len(), "{} {dialect}", object.name());
            assert_eq!(
                unique,
                fields(object.name(), *dialect),
                "{} {dialect}",
                object.name()
            );
        }
    }
}

#[test]
fn a_keyword_without_effect_says_why() {
    for keyword in Object::ALL.iter().flat_map(|object| object.all_keywords()) {
        match keyword.effect {
            Effect::Generated => {}
            Effect::None(reason) => assert!(!reason.is_empty(), "{}", keyword.name),
        }
    }
}
