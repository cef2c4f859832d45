//! Build scripts that generate the code of documents into a file.

use primer_tests::Outcome;

use super::{DOCUMENT, expect_error, expect_fresh, expect_success, project, without_variable};

/// A build script with these arguments.
fn script(arguments: &str) -> String {
    let failure = "primer_codegen_core::build::Failure";
    format!(
        "fn main() -> Result<(), {failure}> {{ primer_codegen_core::build::generate({arguments:?}, \"api.rs\") }}"
    )
}

const MAIN: &str = r#"
include!(concat!(env!("OUT_DIR"), "/api.rs"));

fn main() {
    let order: new::Order = old::Order::default().reference("order-1").into();
    let client: Option<new::Client> = None;
    assert!(client.is_none());
    print!("{}", order.reference.unwrap_or_default());
    print!("{}", include_str!(concat!(env!("OUT_DIR"), "/api.rs")));
}
"#;

#[test]
fn a_build_script_takes_the_arguments_of_the_macro() {
    let _unset = without_variable();
    let script = script(
        "/// The old shop.
        pub(crate) mod old = \"spec/old.yaml\" { types_only; }
        mod new = \"spec/new.yaml\" + \"spec/overlay.yaml\" { operations = [\"getOrder\"]; }
        runtime = ::primer_api::runtime;",
    );
    let paths = "paths: {/orders: {$ref: parts/orders.yaml}}";
    let orders = "
get:
  operationId: getOrder
  responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '../new.yaml#/components/schemas/Order'}}}}}
";
    let overlay = "
overlay: 1.1.0
info: {title: A member, version: '1'}
actions:
  - target: $.components.schemas.Order.properties
    update: {count: {type: integer}}
";
    let project = project(
        "script",
        &[
            ("build.rs", &script),
            ("src/main.rs", MAIN),
            ("spec/old.yaml", DOCUMENT),
            ("spec/new.yaml", &DOCUMENT.replace("paths: {}", paths)),
            ("spec/parts/orders.yaml", orders),
            ("spec/overlay.yaml", overlay),
        ],
    );
    let ran = project.run();
    expect_success(&ran);
    assert!(
        ran.stdout.starts_with("order-1// @generated"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("\n    pub struct Order {\n"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("\n/// The old shop.\n"),
        "{}",
        ran.stdout
    );
    assert_eq!(ran.stdout.matches("pub struct Client").count(), 1);
    expect_fresh(&project, &project.build());

    // An edit elsewhere in the crate generates nothing.
    let has_run = |outcome: &Outcome| outcome.stderr.contains("/build-script-build`");
    project.edit("src/main.rs", &format!("{MAIN}\n"));
    let elsewhere = project.build();
    expect_success(&elsewhere);
    assert!(!has_run(&elsewhere), "{}", elsewhere.stderr);

    // Each file runs the script again, and is told with the place of its mistake.
    project.edit("spec/overlay.yaml", &overlay.replace("count:", "requierd:"));
    let renamed = project.build();
    expect_success(&renamed);
    assert!(has_run(&renamed), "{}", renamed.stderr);
    project.edit(
        "spec/overlay.yaml",
        &overlay.replace("update: {count", "updat: {count"),
    );
    let failed = project.build();
    let line = "error: script@0.1.0: unknown keyword `updat` in this Action Object (spec/overlay.yaml:6:5)";
    expect_error(&failed, line);
    let excerpt = "6 |     updat: {count: {type: integer}}";
    expect_error(&failed, excerpt);
    project.edit("spec/overlay.yaml", overlay);
    expect_success(&project.build());
    project.edit("spec/parts/orders.yaml", &orders.replace("'200'", "'20'"));
    expect_error(&project.build(), "(spec/parts/orders.yaml:4:15)");
}

#[test]
fn a_warning_about_a_document_is_one_of_cargo() {
    let document = DOCUMENT.replace("title: Shop, version: '1'", "title: Shop");
    let arguments = "#[level(deprecated)] pub mod shop = \"shop.yaml\";";
    let code = "include!(concat!(env!(\"OUT_DIR\"), \"/api.rs\"));";
    let warning = "`version` is missing in this Info Object (shop.yaml:3:1)";
    for (name, is_shown, is_error) in [
        ("warn", true, false),
        ("allow", false, false),
        ("deny", true, true),
    ] {
        let script = script(&arguments.replace("level", name));
        let files = [
            ("build.rs", &*script),
            ("src/lib.rs", code),
            ("shop.yaml", &document),
        ];
        let outcome = project("warned", &files).build();
        assert_eq!(outcome.success, !is_error, "{name}: {}", outcome.stderr);
        let kind = if is_error { "error" } else { "warning" };
        let line = format!("{kind}: warned@0.1.0: {warning}");
        assert_eq!(
            outcome.stderr.contains(&line),
            is_shown,
            "{name}: {}",
            outcome.stderr
        );
    }
}

#[test]
fn mistakes_in_the_arguments_fail_the_build() {
    for (arguments, message) in [
        (
            "pub mod shop = \"shop.yaml\"; runtim = a;",
            "unknown option `runtim`",
        ),
        (
            "pub mod shop = \"shop.yaml",
            "the arguments are no tokens of Rust",
        ),
        (
            "pub mod shop = \"missing.yaml\";",
            "document not found: `missing.yaml`",
        ),
        (
            "pub mod shop = \"shop.yaml\" { tags = [\"a\"]; }",
            "has the tag `a`",
        ),
    ] {
        let script = script(arguments);
        let files = [
            ("build.rs", &*script),
            ("src/lib.rs", ""),
            ("shop.yaml", DOCUMENT),
        ];
        expect_error(&project("argued", &files).build(), message);
    }
}
