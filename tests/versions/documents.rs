//! Small documents, and how they are written.

use std::fmt::Write as _;

/// The schemas of a document, by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub schemas: Vec<(String, Schema)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    pub kind: Kind,
    pub nullable: bool,
    pub sensitive: bool,
    pub words: Words,
}

/// The parts of a schema that do not restrict values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    pub description: Option<&'static str>,
    pub example: bool,
    pub deprecated: bool,
    /// Whether `required` is written backwards.
    pub backwards: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Ref(String),
    Text(Text),
    Enum(Vec<&'static str>),
    Integer(Integer),
    Numbers(Vec<i64>),
    Number,
    Boolean(Option<bool>),
    List(List),
    Map(Box<Schema>),
    Object(Object),
    /// Tags, and the names of their schemas.
    Union(Vec<(&'static str, String)>),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    pub min: Option<usize>,
    pub max: Option<usize>,
    pub format: Option<&'static str>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Integer {
    pub min: Option<i64>,
    pub max: Option<i64>,
    pub format: Option<&'static str>,
    pub default: Option<i64>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct List {
    pub items: Box<Schema>,
    pub min: Option<usize>,
    pub max: Option<usize>,
    pub unique: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    pub members: Vec<Member>,
    pub others: Others,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub name: &'static str,
    pub required: bool,
    pub schema: Schema,
}

/// Members that an object does not declare.
#[derive(Clone, Debug, PartialEq)]
pub enum Others {
    Any,
    None,
    Of(Box<Schema>),
}

/// The member that names the alternative of a union.
pub const TAG: &str = "kind";

const UPDATE: &str = "  /a:
    patch:
      operationId: updateA
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}
      responses:
        '204': {description: Done.}";

impl Schema {
    pub fn plain(kind: Kind) -> Self {
        Self {
            kind,
            nullable: false,
            sensitive: false,
            words: Words::default(),
        }
    }

    /// The schemas inside of this one, by their roles.
    pub fn inside(&self) -> Vec<(&'static str, &Schema)> {
        match &self.kind {
            Kind::List(list) => vec![("[]", &*list.items)],
            Kind::Map(values) => vec![("*", &**values)],
            Kind::Object(Object { members, others }) => {
                let others = match others {
                    Others::Of(values) => Some(("*", &**values)),
                    Others::Any | Others::None => None,
                };
                let members = members.iter().map(|member| (member.name, &member.schema));
                members.chain(others).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Document {
    /// The schema of a name, and where it is a name, of that.
    pub fn schema<'d>(&'d self, schema: &'d Schema) -> &'d Schema {
        match &schema.kind {
            Kind::Ref(name) => self.schema(self.named(name)),
            _ => schema,
        }
    }

    pub fn named(&self, name: &str) -> &Schema {
        let found = self.schemas.iter().find(|(other, _)| other == name);
        &found.unwrap().1
    }

    /// The text of the document.
    pub fn write(&self, version: &str) -> String {
        self.write_with("  {}", version)
    }

    /// The text of the document, in which `A` is the body of a PATCH, whose members can be cleared.
    pub fn write_with_update(&self, version: &str) -> String {
        self.write_with(UPDATE, version)
    }

    fn write_with(&self, paths: &str, version: &str) -> String {
        let mut text = format!(
            "openapi: 3.0.3\ninfo: {{title: Random, version: '{version}'}}\npaths:\n{paths}\ncomponents:\n  schemas:\n"
        );
        for (name, schema) in &self.schemas {
            let _ = writeln!(text, "    {name}:");
            for (keyword, value) in keywords(schema) {
                match &schema.kind {
                    Kind::Object(object) if keyword == "properties" => {
                        let _ = writeln!(text, "      properties:");
                        for member in &object.members {
                            let _ =
                                writeln!(text, "        {}: {}", member.name, flow(&member.schema));
                        }
                    }
                    _ => {
                        let _ = writeln!(text, "      {keyword}: {value}");
                    }
                }
            }
        }
        text
    }
}

/// A schema in one line.
fn flow(schema: &Schema) -> String {
    let keywords = keywords(schema).into_iter();
    let keywords: Vec<String> = keywords
        .map(|(keyword, value)| format!("{keyword}: {value}"))
        .collect();
    format!("{{{}}}", keywords.join(", "))
}

fn keywords(schema: &Schema) -> Vec<(&'static str, String)> {
    if let Kind::Ref(name) = &schema.kind {
        return vec![("$ref", format!("'#/components/schemas/{name}'"))];
    }
    let mut found = Keywords(Vec::new());
    let Words {
        description,
        example,
        deprecated,
        backwards,
    } = &schema.words;
    found.add("description", *description);
    found.flag("deprecated", *deprecated);
    found.flag("nullable", schema.nullable);
    found.flag("x-sensitive", schema.sensitive);
    match &schema.kind {
        Kind::Ref(_) => {}
        Kind::Text(Text { min, max, format }) => {
            found.add("type", Some("string"));
            found.add("format", *format);
            found.add("minLength", *min);
            found.add("maxLength", *max);
            found.add("example", example.then_some("x"));
        }
        Kind::Enum(values) => {
            found.add("type", Some("string"));
            found.add("enum", Some(format!("[{}]", values.join(", "))));
        }
        Kind::Integer(Integer {
            min,
            max,
            format,
            default,
        }) => {
            found.add("type", Some("integer"));
            found.add("format", *format);
            found.add("minimum", *min);
            found.add("maximum", *max);
            found.add("default", *default);
            found.add("example", example.then_some(5));
        }
        Kind::Numbers(values) => {
            found.add("type", Some("integer"));
            found.add("enum", Some(format!("{values:?}")));
        }
        Kind::Number => found.add("type", Some("number")),
        Kind::Boolean(default) => {
            found.add("type", Some("boolean"));
            found.add("default", *default);
        }
        Kind::List(List {
            items,
            min,
            max,
            unique,
        }) => {
            found.add("type", Some("array"));
            found.add("minItems", *min);
            found.add("maxItems", *max);
            found.flag("uniqueItems", *unique);
            found.add("items", Some(flow(items)));
        }
        Kind::Map(values) => {
            found.add("type", Some("object"));
            found.add("additionalProperties", Some(flow(values)));
        }
        Kind::Object(object) => {
            found.add("type", Some("object"));
            found.object(object, *backwards);
        }
        Kind::Union(alternatives) => found.union(alternatives),
    }
    found.0
}

struct Keywords(Vec<(&'static str, String)>);

impl Keywords {
    fn add(&mut self, keyword: &'static str, value: Option<impl ToString>) {
        self.0
            .extend(value.map(|value| (keyword, value.to_string())));
    }

    fn flag(&mut self, keyword: &'static str, is_set: bool) {
        self.add(keyword, is_set.then_some(true));
    }

    fn object(&mut self, object: &Object, backwards: bool) {
        let required = object.members.iter().filter(|member| member.required);
        let mut required: Vec<&str> = required.map(|member| member.name).collect();
        if backwards {
            required.reverse();
        }
        let is_asked = !required.is_empty();
        self.add(
            "required",
            is_asked.then(|| format!("[{}]", required.join(", "))),
        );
        match &object.others {
            Others::Any => {}
            Others::None => self.add("additionalProperties", Some(false)),
            Others::Of(values) => self.add("additionalProperties", Some(flow(values))),
        }
        let members = object.members.iter();
        let members: Vec<String> = members
            .map(|it| format!("{}: {}", it.name, flow(&it.schema)))
            .collect();
        let are_there = !members.is_empty();
        self.add(
            "properties",
            are_there.then(|| format!("{{{}}}", members.join(", "))),
        );
    }

    fn union(&mut self, alternatives: &[(&str, String)]) {
        let list = |of: &dyn Fn(&(&str, String)) -> String| {
            let texts: Vec<String> = alternatives.iter().map(of).collect();
            texts.join(", ")
        };
        let schemas = list(&|(_, name)| format!("{{$ref: '#/components/schemas/{name}'}}"));
        let mapping = list(&|(tag, name)| format!("{tag}: '#/components/schemas/{name}'"));
        self.add("oneOf", Some(format!("[{schemas}]")));
        self.add(
            "discriminator",
            Some(format!("{{propertyName: {TAG}, mapping: {{{mapping}}}}}")),
        );
    }
}
