//! Rebuilds: a crate is built again if one of its documents was edited, and only then.

use std::fs;
use std::path::Path;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::SystemTime;

use primer_tests::{Outcome, Project};

#[path = "rebuild/scripts.rs"]
mod scripts;

const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: Shop, version: '1'}
paths: {}
components:
  schemas:
    Order: {type: object, properties: {reference: {type: string}}}
";

const USE: &str = "
pub fn order() -> shop::Order {
    shop::Order::default().reference(\"order-1\")
}
";

#[test]
fn an_edited_document_beside_the_calling_file_builds_the_crate_again() {
    follows("beside", "shop.yaml", "src/shop.yaml");
}

#[test]
fn an_edited_document_below_the_manifest_builds_the_crate_again() {
    follows("below", "spec/shop.yaml", "spec/shop.yaml");
}

#[test]
fn a_written_expansion_does_not_build_the_crate_again() {
    let _unset = without_variable();
    let code = calling("shop.yaml").replace("pub mod", "expand_to = \"src/expansion.rs\"; pub mod");
    let project = project(
        "expanded",
        &[("src/lib.rs", &code), ("src/shop.yaml", DOCUMENT)],
    );
    expect_success(&project.build());
    let expansion = project.read("src/expansion.rs").expect("an expansion");
    assert!(
        expansion.contains("\n    pub struct Order {\n"),
        "{expansion}"
    );
    expect_fresh(&project, &project.build());
}

#[test]
fn an_included_expansion_is_readable_and_follows_its_document() {
    let _set = with_variable();
    let code = calling("spec/shop.yaml");
    let code = code.replace("pub mod", "expand_to = \"src/expansion.rs\"; pub mod");
    let files = [("src/lib.rs", &*code), ("spec/shop.yaml", DOCUMENT)];
    let project = project("included", &files).with_variable("PRIMER_CODEGEN_INCLUDE", "expanded");
    expect_success(&project.build());
    let written = project.list("expanded");
    let [file] = written.as_slice() else {
        panic!("{written:?}");
    };
    let expansion = project.read(&format!("expanded/{file}")).unwrap();
    assert!(
        expansion.contains("\n    pub struct Order {\n"),
        "{expansion}"
    );
    // What is kept for review is the code itself.
    let kept = project.read("src/expansion.rs").unwrap();
    assert!(kept.contains("\n    pub struct Order {\n"), "{kept}");
    expect_fresh(&project, &project.build());

    project.edit("spec/shop.yaml", &DOCUMENT.replace("reference:", "number:"));
    let renamed = project.build();
    expect_error(&renamed, "no method named `reference` found");
    // The note on the type is on its code.
    expect_error(&renamed, &format!("expanded/{file}:"));
    project.edit(
        "spec/shop.yaml",
        &DOCUMENT.replace("type: string", "type: strin"),
    );
    expect_error(&project.build(), "spec/shop.yaml:7");

    let without = project.without_variables();
    without.edit("spec/shop.yaml", DOCUMENT);
    expect_success(&without.build());
    assert_eq!(without.list("expanded"), written);
}

/// They could be compiled at the same time, each with the code of the other.
#[test]
fn calls_with_one_name_in_one_folder_are_included_from_files_of_their_own() {
    let _set = with_variable();
    let call =
        |path: &str| format!("primer_codegen::generate_api! {{ pub mod shop = \"{path}\"; }}");
    let (a, b) = (call("src/a.yaml"), call("src/b.yaml"));
    let code = USE.replace("shop::", "a::shop::");
    let files = [
        (
            "src/lib.rs",
            &*format!("pub mod a {{ {a} }} pub mod b {{ {b} }} pub mod c; {code}"),
        ),
        ("src/c.rs", &*a),
        ("src/a.yaml", DOCUMENT),
        ("src/b.yaml", &DOCUMENT.replace("reference:", "number:")),
    ];
    let project = project("of_calls", &files).with_variable("PRIMER_CODEGEN_INCLUDE", "expanded");
    expect_success(&project.build());
    let written = project.list("expanded");
    assert_eq!(written.len(), 3, "{written:?}");
}

/// The manual's guide: its overlay mends the mistake, and editing it builds the crate again.
#[test]
fn the_overlay_of_the_manual_mends_its_mistake_and_is_tracked() {
    let _unset = without_variable();
    let manual = include_str!("../primer-codegen/src/lib.rs");
    let (_, guide) = manual.split_once("/// ```yaml\n").expect("the guide");
    let (overlay, _) = guide.split_once("/// ```").expect("its end");
    let lines = overlay
        .lines()
        .map(|it| it.strip_prefix("/// ").unwrap_or(it));
    let overlay: String = lines.map(|line| format!("{line}\n")).collect();
    assert_eq!(overlay.lines().count(), 5);

    let wrong = "item: {$ref: '#/components/schemas/LineItm'}";
    let order = format!("properties: {{{wrong}, ");
    let document = DOCUMENT.replace("properties: {", &order) + "    LineItem: {type: object}\n";
    let plain = calling("vendor/shop.yaml");
    let mended = plain.replace(
        "\"vendor/shop.yaml\"",
        "\"vendor/shop.yaml\" + \"overlays/shop.yaml\"",
    );
    let files = |code: &str| {
        let [code, document, overlay] = [code, &document, &overlay].map(str::to_owned);
        [
            ("src/lib.rs", code),
            ("vendor/shop.yaml", document),
            ("overlays/shop.yaml", overlay),
        ]
    };
    let written = |name, files: &[(&str, String)]| {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, &**text)).collect();
        project(name, &files)
    };
    expect_error(
        &written("as_it_is", &files(&plain)).build(),
        "`$ref` target not found: `#/components/schemas/LineItm`",
    );

    let project = written("overlaid", &files(&mended));
    expect_success(&project.build());
    expect_fresh(&project, &project.build());
    project.edit("overlays/shop.yaml", &overlay.replace("LineItem'", "Line'"));
    expect_error(&project.build(), "overlays/shop.yaml:5:20");
}

#[test]
fn an_edited_file_that_a_document_refers_to_builds_the_crate_again() {
    let _unset = without_variable();
    let document = DOCUMENT.replace("{type: object, properties:", "{$ref: 'parts/order.yaml'} #");
    let order = "{type: object, properties: {reference: {$ref: ../text.yaml}}}";
    let files = [
        ("src/lib.rs", &*calling("spec/shop.yaml")),
        ("spec/shop.yaml", &document),
        ("spec/parts/order.yaml", order),
        ("spec/text.yaml", "type: string"),
    ];
    let project = project("in_files", &files);
    expect_success(&project.build());
    expect_fresh(&project, &project.build());
    project.edit("spec/text.yaml", "type: integer");
    expect_error(&project.build(), "mismatched types");
    project.edit("spec/text.yaml", "type: strin");
    expect_error(&project.build(), "spec/text.yaml:1:7");
}

/// Where Cargo's target folder keeps the code, which is written when it was not found there.
#[test]
fn an_edit_elsewhere_in_the_crate_takes_the_code_from_the_target_folder() {
    const KEPT: &str = "../outside/debug/.primer-codegen";
    let _unset = without_variable();
    let code = calling("spec/shop.yaml").replace("shop", "kept_shop");
    let code = code.replace("spec/kept_shop", "spec/shop");
    let files = [("src/lib.rs", &*code), ("spec/shop.yaml", DOCUMENT)];
    let project = project("kept", &files);
    expect_success(&project.build());
    let names = project.list(KEPT).into_iter();
    let names = names.filter(|name| name.starts_with("kept_shop-"));
    let mut files = names.map(|name| format!("{KEPT}/{name}"));
    // Those of other builds of the macro may be there too.
    let is_own = |file: &String| project.read(file).unwrap().contains(DOCUMENT);
    let kept = files.find(is_own).expect("the code");
    let text = project.read(&kept).unwrap();
    let is_written = || {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kept");
        let written = fs::metadata(folder.join(&kept))
            .unwrap()
            .modified()
            .unwrap();
        // An edit here is in the future.
        written <= SystemTime::now()
    };
    let build = |text: &str, code: &str| {
        project.edit(&kept, text);
        project.edit("src/lib.rs", code);
        expect_success(&project.build());
        is_written()
    };
    assert!(!build(&text, &format!("{code}// One.\n")));
    let other = text.replace("fn reference", "fn ecnerefer");
    assert!(build(&other, &format!("{code}// Two.\n")));
    assert_eq!(project.read(&kept).as_ref(), Some(&text));

    project.edit("spec/shop.yaml", &format!("{DOCUMENT}# edited\n"));
    assert!(build(&text, &code));
    assert_ne!(project.read(&kept).as_ref(), Some(&text));
}

/// The projects share their dependencies, which another value of the variable builds again.
static VARIABLE: RwLock<()> = RwLock::new(());

/// Keeps the variable unset while a project is expected to be fresh.
fn without_variable() -> RwLockReadGuard<'static, ()> {
    VARIABLE.read().unwrap_or_else(PoisonError::into_inner)
}

/// Keeps the variable set while a project is built with it.
fn with_variable() -> RwLockWriteGuard<'static, ()> {
    VARIABLE.write().unwrap_or_else(PoisonError::into_inner)
}

fn expect_error(outcome: &Outcome, message: &str) {
    assert!(!outcome.success, "{}", outcome.stderr);
    assert!(outcome.stderr.contains(message), "{}", outcome.stderr);
}

/// Builds a crate before and after its document is edited.
fn follows(name: &'static str, path: &str, document: &str) {
    let _unset = without_variable();
    let project = project(
        name,
        &[("src/lib.rs", &calling(path)), (document, DOCUMENT)],
    );
    let first = project.build();
    expect_success(&first);
    assert!(!project.is_fresh(&first), "{}", first.stderr);
    expect_fresh(&project, &project.build());

    project.edit(document, &DOCUMENT.replace("reference:", "number:"));
    let renamed = project.build();
    assert!(!renamed.success, "{}", renamed.stderr);
    let error = "no method named `reference` found for struct `shop::Order`";
    assert!(renamed.stderr.contains(error), "{}", renamed.stderr);

    project.edit(document, DOCUMENT);
    expect_success(&project.build());
}

fn project(name: &'static str, files: &[(&str, &str)]) -> Project {
    let packages = ["primer-api", "primer-codegen"];
    Project::new(env!("CARGO_TARGET_TMPDIR"), name, &packages, files)
}

fn expect_success(outcome: &Outcome) {
    assert!(outcome.success, "{}", outcome.stderr);
}

fn expect_fresh(project: &Project, outcome: &Outcome) {
    expect_success(outcome);
    assert!(project.is_fresh(outcome), "{}", outcome.stderr);
}

fn calling(path: &str) -> String {
    format!("primer_codegen::generate_api! {{ pub mod shop = \"{path}\"; }}\n{USE}")
}
