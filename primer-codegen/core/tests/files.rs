//! What a document refers to in other files becomes a part of it; what is wrong with it is found at its place in the right file.
//!
//! `files/cases.txt` holds the cases: a name, the files, each behind `--- PATH`, and behind `====` the findings as they are shown, the
//! operations and the types. Where there is no `api.yaml`, it has one operation, whose response the case begins with. `BLESS=1 cargo
//! test -p primer-codegen-core --test files` writes what follows `====`.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

use primer_codegen_core::document::Choice;
use primer_codegen_core::ir::ItemKind;
use primer_codegen_core::{Lowering, Source, lower_chosen};

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      operationId: getOrder
      responses:
        '200':
          description: The order.
          content:
            application/json:
              schema:
";

#[test]
fn a_document_in_several_files_is_one() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/cases.txt");
    let cases = fs::read_to_string(&file).unwrap().replace("\r\n", "\n");
    let mut found = String::new();
    for (n, case) in cases.split("## ").skip(1).enumerate() {
        let (name, rest) = case.split_once('\n').unwrap();
        let (files, _) = rest.split_once("\n====\n").unwrap_or((rest.trim_end(), ""));
        let result = result(&format!("case_{n}"), files);
        found += &format!("## {name}\n{files}\n====\n{result}\n\n");
    }
    if std::env::var_os("BLESS").is_some() {
        return fs::write(&file, &found).unwrap();
    }
    assert!(
        found == cases,
        "if the results are right, write them with BLESS=1 and review the diff:\n{found}"
    );
}

#[test]
fn a_schema_of_another_file_has_the_tag_that_it_has_there() {
    let folder = folder("tags");
    let schema = "oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: 'common.yaml#/Dog'}]\ndiscriminator: {propertyName: kind}";
    let schema = schema
        .lines()
        .map(|line| format!("                {line}\n"));
    let animal = "{type: object, required: [kind], properties: {kind: {type: string}}}";
    let schemas = format!("components:\n  schemas:\n    Cat: {animal}\n    Dog: {animal}\n");
    let text = DOCUMENT.to_owned() + &schema.collect::<String>() + &schemas;
    write(&folder, "api.yaml", &text);
    write(&folder, "common.yaml", &format!("Dog: {animal}\n"));
    let (_, lowering) = lowered(&folder, &Choice::default());
    assert!(lowering.findings.is_empty(), "{:?}", lowering.findings);
    let unions = lowering.api.iter().flat_map(|api| &api.types);
    let tags = unions.filter_map(|item| match &item.kind {
        ItemKind::Union(of) => Some(of.variants.iter().flat_map(|it| &it.tags)),
        _ => None,
    });
    let tags: Vec<String> = tags.flatten().map(ToString::to_string).collect();
    assert_eq!(tags, ["Cat", "Dog"]);
}

/// What becomes of a document in several files.
fn result(name: &str, files: &str) -> String {
    let (response, files) = files.split_once("--- ").unwrap_or((files, ""));
    let folder = folder(name);
    let response = response
        .lines()
        .map(|line| format!("                {line}\n"));
    write(
        &folder,
        "api.yaml",
        &(DOCUMENT.to_owned() + &response.collect::<String>()),
    );
    for file in files.split("--- ").filter(|it| !it.is_empty()) {
        let (path, text) = file.split_once('\n').unwrap();
        write(&folder, path, text);
    }
    let (source, lowering) = lowered(&folder, &Choice::default());
    let shown = lowering.findings.render(&source).into_iter();
    let mut lines: Vec<String> = shown
        .map(|(severity, text)| format!("{severity}: {text}"))
        .collect();
    if let Some(api) = &lowering.api {
        let operations = api.operations.iter().map(|it| it.name.plain());
        lines.push(format!(
            "operations: {}",
            operations.collect::<Vec<_>>().join(" ")
        ));
        let types = api.types.iter().map(|it| it.name.plain());
        lines.push(format!("types: {}", types.collect::<Vec<_>>().join(" ")));
    }
    let folder = format!("{}/", folder.display());
    lines.join("\n").replace(&folder, "")
}

fn lowered(folder: &Path, choice: &Choice) -> (Source, Lowering) {
    let source = Source::open(folder.join("api.yaml").to_str().unwrap()).unwrap();
    let lowering = lower_chosen(&source, choice);
    (source, lowering)
}

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("files")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn write(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// The paths of the files that were read.
fn read(lowering: &Lowering) -> Vec<&str> {
    lowering.files.iter().map(|it| it.path.as_str()).collect()
}

const SPLIT: &str = "openapi: 3.0.3
info: {title: Shop, version: '1'}
paths:
  /orders: {$ref: paths/orders.yaml}
  /pets: {$ref: paths/pets.yaml}
components:
  schemas:
    Unused: {$ref: schemas/missing.yaml}
";

/// An operation whose response is a schema.
fn operation(id: &str, schema: &str) -> String {
    format!(
        "get:\n  operationId: {id}\n  responses:\n    '200': {{description: ok, content: {{application/json: {{schema: {{$ref: {schema}}}}}}}}}\n"
    )
}

#[test]
fn only_the_files_of_chosen_operations_are_read() {
    let folder = folder("chosen");
    write(&folder, "api.yaml", SPLIT);
    let order = operation("getOrder", "../schemas/base.yaml");
    write(&folder, "paths/orders.yaml", &order);
    write(
        &folder,
        "paths/pets.yaml",
        &operation("getPet", "../schemas/pet.yaml"),
    );
    write(
        &folder,
        "schemas/base.yaml",
        "{type: object, properties: {next: {$ref: base.yaml}}}",
    );
    let operations = vec!["getOrder".to_owned()];
    let choice = Choice {
        operations,
        ..Choice::default()
    };
    let (source, lowering) = lowered(&folder, &choice);
    assert!(
        lowering.findings.is_empty(),
        "{:?}",
        lowering.findings.render(&source)
    );
    let expected = ["paths/orders.yaml", "paths/pets.yaml", "schemas/base.yaml"];
    assert_eq!(read(&lowering), expected);
}

#[test]
fn what_a_chosen_operation_needs_is_found_through_components() {
    let folder = folder("chosen_components");
    let head = "openapi: 3.2.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://a'}]\n";
    let paths =
        "paths: {/b: {$ref: '#/components/pathItems/B'}, /c: {$ref: '#/components/pathItems/C'}}\n";
    let media = "  mediaTypes: {B: {schema: {$ref: b.yaml}}, C: {$ref: 'media.yaml#/C'}}\n";
    let item = |name: &str| {
        format!(
            "    {name}: {{get: {{operationId: get{name}, parameters: [{{name: q, in: query, schema: {{$ref: q{name}.yaml}}}}], responses: {{'200': {{content: {{application/json: {{$ref: '#/components/mediaTypes/{name}'}}}}}}}}}}}}\n"
        )
    };
    let items = format!("  pathItems:\n{}{}", item("B"), item("C"));
    write(
        &folder,
        "api.yaml",
        &format!("{head}{paths}components:\n{media}{items}"),
    );
    write(&folder, "media.yaml", "C: {schema: {$ref: c.yaml}}");
    for name in ["b.yaml", "c.yaml", "qB.yaml", "qC.yaml"] {
        write(
            &folder,
            name,
            "{type: object, properties: {a: {type: string}}}",
        );
    }
    // What a component refers to has the component's name, so that it is read in any case.
    for (operation, expected) in [
        ("getB", ["b.yaml", "media.yaml", "qB.yaml"]),
        ("getC", ["c.yaml", "media.yaml", "qC.yaml"]),
    ] {
        let choice = Choice {
            operations: vec![operation.to_owned()],
            ..Choice::default()
        };
        let (source, lowering) = lowered(&folder, &choice);
        let mut read = read(&lowering);
        read.sort();
        assert_eq!(read, expected);
        let findings = lowering.findings.render(&source);
        assert!(findings.is_empty(), "{findings:?}");
    }
}
