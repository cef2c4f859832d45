//! `primer-codegen`, the command, as a process.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::process::Command;

use primer_codegen_core::diagnostics::Findings;
use primer_codegen_core::document::Tree;
use serde_json::{Value, json};

/// The command in the root of the workspace.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_primer-codegen"));
    command
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."));
    command
}

/// Runs the command: the exit code, the output and the error output.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = command(arguments).output().unwrap();
    let [printed, wrong] =
        [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    (output.status.code().unwrap(), printed, wrong)
}

/// Runs the command, which says nothing on the error output: the exit code and the output.
fn silent(arguments: &[&str]) -> (i32, String) {
    let (code, printed, wrong) = run(arguments);
    assert_eq!(wrong, "", "{arguments:?}");
    (code, printed)
}

/// Writes a file of an own folder, and returns its path.
fn write(name: &str, text: &str) -> String {
    let file = folder().join(name);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("command")
}

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";

const PETS: &str = "
paths:
  /pets: {get: {operationId: listPets, tags: [pets], responses: {'204': {description: D.}}}}
  /shops: {get: {operationId: listShops, tags: [shops], responses: {'200': {description: D., content: {application/json: {schema: {$ref: '#/components/schemas/Shop'}}}}}}}
components: {schemas: {Shop: {type: object, properties: {name: {type: string}}}}}
";

#[cfg(unix)]
#[test]
fn a_command_whose_output_is_not_read_to_the_end_succeeds() {
    for arguments in [
        &["check", "spec/2.4.yaml"][..],
        &["changes", "spec/2.1.yaml", "spec/2.2.yaml"],
        &["corpus", "spec"],
        &["expand", "spec/2.4.yaml"],
        &["series", "spec/2.1.yaml", "spec/2.2.yaml"],
        &["completions", "bash"],
        &["--help"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = command(arguments);
        let command = command.stdout(writer).stderr(std::process::Stdio::piped());
        let output = command.output().unwrap();
        let wrong = String::from_utf8(output.stderr).unwrap();
        let end = (output.status.code(), wrong);
        assert_eq!(end, (Some(0), String::new()), "{arguments:?}");
    }
}

#[test]
fn arguments_that_are_wrong_are_said_and_exit_with_2() {
    for (arguments, message) in [
        (&[][..], "Usage: primer-codegen <COMMAND>"),
        (
            &["chek", "spec/2.4.yaml"],
            "a similar subcommand exists: 'check'",
        ),
        (&["check"], "<DOCUMENT>..."),
        (
            &["check", "+", "a.yaml"],
            "error: expected a document before `+`\n",
        ),
        (
            &["check", "a.yaml", "+"],
            "error: expected an overlay after `+`\n",
        ),
        (
            &["check", "a.yaml", "+", "+"],
            "error: expected an overlay after `+`\n",
        ),
        (&["expand", "spec/2.4.yaml", "--tag", "a"], "'--tags'"),
        (
            &["corpus", "no-such-folder"],
            "error: no-such-folder: entity not found\n",
        ),
        (&["series", "no-such-file.yaml"], "no-such-file.yaml"),
        (
            &["expand", "no-such-file.yaml"],
            "error: no-such-file.yaml: file not found\n",
        ),
    ] {
        let (code, printed, wrong) = run(arguments);
        assert_eq!((code, printed.as_str()), (2, ""), "{arguments:?}: {wrong}");
        assert!(wrong.contains(message), "{arguments:?}: {wrong}");
    }
}

#[test]
fn the_help_says_the_exit_codes() {
    let (code, printed) = silent(&["--help"]);
    assert_eq!(code, 0);
    assert!(
        printed.contains("  2  the arguments are wrong"),
        "{printed}"
    );
}

#[test]
fn mistakes_fail_and_warnings_fail_if_they_are_denied() {
    let wrong = write(
        "wrong.yaml",
        &format!("{HEAD}paths: {{}}\ncomponents: {{schemas: {{A: {{type: sting}}}}}}\n"),
    );
    let odd = write(
        "odd.yaml",
        &format!(
            "{HEAD}{}",
            PETS.replace("type: string", "type: string, default: 3")
        ),
    );
    let (code, printed) = silent(&["check", &wrong]);
    assert_eq!(code, 1);
    assert!(
        printed.starts_with("error: ") && printed.ends_with("\n1 file, 1 error, 0 warnings\n"),
        "{printed}"
    );
    assert!(
        printed.contains("wrong.yaml:4:34") && printed.contains("help"),
        "{printed}"
    );
    for (arguments, expected) in [
        (&["check", &odd][..], 0),
        (&["check", &odd, "--deny-warnings"], 1),
    ] {
        let (code, printed) = silent(arguments);
        assert_eq!(code, expected);
        assert!(printed.starts_with("warning: "), "{printed}");
        assert!(
            printed.ends_with("\n1 file, 0 errors, 1 warning\n"),
            "{printed}"
        );
    }
}

#[test]
fn a_file_that_cannot_be_read_does_not_hide_the_findings_of_others() {
    let (code, printed, wrong) = run(&["check", "no-such-file.yaml", "spec/2.4.yaml"]);
    assert_eq!(
        (code, printed.as_str()),
        (2, "2 files, 0 errors, 0 warnings, 1 not checked\n")
    );
    assert!(wrong.contains("no-such-file.yaml"), "{wrong}");
}

#[test]
fn overlays_lie_over_their_documents() {
    let document = write("pets.yaml", &format!("{HEAD}{PETS}"));
    let overlay = write(
        "pets.overlay.yaml",
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: [{target: '$.paths[\"/shops\"]', remove: true}]\n",
    );
    let (code, printed) = silent(&["changes", &document, &document, "+", &overlay]);
    assert_eq!(code, 0);
    assert!(
        printed.contains("! list_shops (GET /shops): removed"),
        "{printed}"
    );
    let (_, printed) = silent(&["expand", &document, "+", &overlay]);
    assert!(printed.contains("fn list_pets") && !printed.contains("fn list_shops"));
}

#[test]
fn operations_are_chosen_as_by_the_options_of_the_macro() {
    let document = write(
        "chosen.yaml",
        &format!("{HEAD}{}", PETS.replace("type: string", "type: sting")),
    );
    for chosen in [
        ["--operations", "listPets"],
        ["--operations", "GET /pets"],
        ["--tags", "pets"],
    ] {
        let run = |command: &str| silent(&[&[command, document.as_str()][..], &chosen].concat());
        assert_eq!(
            run("check"),
            (0, "1 file, 0 errors, 0 warnings\n".to_owned())
        );
        let (code, printed) = run("expand");
        assert!(
            code == 0 && printed.contains("fn list_pets") && !printed.contains("fn list_shops")
        );
        let (code, printed) = run("series");
        assert!(code == 0 && printed.starts_with("1: 0 types"), "{printed}");
    }
    let (code, _, wrong) = run(&["check", &document, "--operations", "listPest"]);
    assert_eq!(code, 2);
    assert!(
        wrong.contains("chosen.yaml: --operations: ") && wrong.contains("listPets"),
        "{wrong}"
    );
}

#[test]
fn an_expansion_takes_the_options_of_a_module() {
    let file = write("options.yaml", &format!("{HEAD}{PETS}"));
    let expand = |option: &str, value: &str| run(&["expand", &file, option, value]);
    let (code, printed, _) = expand("--headers", "X-Client=shop=1");
    assert!(
        code == 0 && printed.contains("\"X-Client\"") && printed.contains("\"shop=1\""),
        "{printed}"
    );
    let (code, _, complaint) = expand("--headers", "X-Client");
    assert!(
        code == 2 && complaint.contains("expected `=`"),
        "{complaint}"
    );
    let (code, _, complaint) = expand("--types", "Pet=1");
    assert!(
        code == 2 && complaint.contains("is no path of a type"),
        "{complaint}"
    );
    let (code, printed, _) = expand("--types", "Unknown=crate::Pet");
    assert!(code == 1 && printed.contains("compile_error"), "{printed}");
}

#[test]
fn an_expansion_with_errors_fails() {
    let document = write(
        "refused.yaml",
        &format!("{HEAD}{}", PETS.replace("type: string", "type: sting")),
    );
    let (code, printed) = silent(&["expand", &document]);
    assert_eq!(code, 1);
    assert!(printed.contains("::core::compile_error!"), "{printed}");
    let (code, _) = silent(&["expand", "spec/2.4.yaml", "--types-only"]);
    assert_eq!(code, 0);
    let (code, _, wrong) = run(&["series", &document]);
    assert_eq!(code, 1);
    assert!(
        wrong.ends_with("refused; `primer-codegen check` says why\n"),
        "{wrong}"
    );
}

#[test]
fn versions_share_types() {
    let (code, printed) = silent(&["series", "spec/2.3.yaml", "spec/2.4.yaml"]);
    assert_eq!(code, 0);
    assert!(
        printed.starts_with("2.3: ") && printed.ends_with(" together\n"),
        "{printed}"
    );
}

#[test]
fn every_document_of_a_folder_has_a_verdict_and_its_findings() {
    write("folder/a.yaml", &format!("{HEAD}{PETS}"));
    write("folder/b/wrong.json", "{\"openapi\": }");
    write(
        "folder/c.yaml",
        &format!("{HEAD}{}", PETS.replace("type: string", "type: sting")),
    );
    write(
        "folder/c.overlay.yaml",
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: [{target: '$.components.schemas.Shop.properties.name', update: {type: string}}]\n",
    );
    let [folder, out] = ["folder", "out"].map(|it| folder().join(it).to_str().unwrap().to_owned());
    let (code, printed) = silent(&["corpus", &folder, "--write", &out]);
    assert_eq!(code, 0);
    let rows: Vec<Vec<&str>> = printed
        .lines()
        .map(|row| row.split('\t').take(4).collect())
        .collect();
    assert_eq!(
        rows,
        [
            ["path", "verdict", "operations", "generated"],
            ["a.yaml", "accepted", "2", "2"],
            ["b/wrong.json", "refused", "-", "0"],
            ["c.yaml", "accepted", "2", "2"],
            [
                "3 documents",
                "2 accepted, 0 warned, 1 refused, 0 incomplete or panicked",
                "4",
                "4"
            ],
        ]
    );
    let read = |name: &str| std::fs::read_to_string(Path::new(&out).join(name)).unwrap();
    assert!(read("src/lib.rs").contains("pub mod a;") && !read("src/lib.rs").contains("wrong"));
    assert!(read("src/a.rs").contains("fn list_pets"));
    assert!(read("findings/b_wrong.txt").starts_with("b/wrong.json\n\nerror: "));
}

#[test]
fn findings_have_the_form_that_was_asked_for() {
    let name = "100%, #1.yaml";
    let paths = PETS.replace("listShops", "listPets");
    let paths = paths.replace("type: string", "type: sting");
    write(name, &format!("{HEAD}{paths}"));
    let check = |format: &str| {
        let mut command = command(&["check", name, "--format", format]);
        let output = command.current_dir(folder()).output().unwrap();
        assert_eq!((output.status.code(), output.stderr), (Some(1), Vec::new()));
        String::from_utf8(output.stdout).unwrap()
    };
    let duplicate = "duplicate operationId `listPets`";
    let own =
        "this operation is named by its method and path, until it has an `operationId` of its own";
    let sting = "expected one of `string`, `number`, `integer`, `boolean`, `array`, `object`, found `sting`";
    let similar = "a similar value exists: `string`";
    assert_eq!(
        check("github").lines().collect::<Vec<_>>(),
        [
            &format!(
                "::warning file=100%25%2C #1.yaml,line=6,endLine=6,col=31,endColumn=39::{duplicate}%0Ahelp: {own}"
            ),
            &format!(
                "::error file=100%25%2C #1.yaml,line=7,endLine=7,col=71,endColumn=76::{sting}%0Ahelp: {similar}"
            ),
            "1 file, 1 error, 1 warning",
        ]
    );

    let mut all: Value = serde_json::from_str(&check("json")).unwrap();
    for finding in all["findings"].as_array_mut().unwrap() {
        let text = finding["text"].take();
        let message = finding["message"].as_str().unwrap();
        assert!(text.as_str().unwrap().starts_with(&format!("{message}\n")));
    }
    let location = |line: usize, column: usize, end: usize| json!({"file": name, "line": line, "column": column, "endColumn": end});
    let related = json!({"label": "first used here", "location": location(5, 30, 38)});
    assert_eq!(
        all,
        json!({
            "documents": 1,
            "notChecked": 0,
            "errors": 1,
            "warnings": 1,
            "findings": [
                {"severity": "warning", "rule": "distinguishable-duplicate", "message": duplicate, "help": own, "location": location(6, 31, 39), "related": related, "text": null},
                {"severity": "error", "rule": "unclear-value", "message": sting, "help": similar, "location": location(7, 71, 76), "related": null, "text": null},
            ],
        })
    );

    let location = |line: usize, column: usize, end: usize| {
        json!({
            "artifactLocation": {"uri": "100%25,%20%231.yaml"},
            "region": {"startLine": line, "startColumn": column, "endColumn": end},
        })
    };
    let duplicate = json!({
        "ruleId": "distinguishable-duplicate",
        "level": "warning",
        "message": {"text": format!("{duplicate}\nhelp: {own}")},
        "locations": [{"physicalLocation": location(6, 31, 39)}],
        "relatedLocations": [{"physicalLocation": location(5, 30, 38), "message": {"text": "first used here"}}],
    });
    let sting = json!({
        "ruleId": "unclear-value",
        "level": "error",
        "message": {"text": format!("{sting}\nhelp: {similar}")},
        "locations": [{"physicalLocation": location(7, 71, 76)}],
    });
    let log: Value = serde_json::from_str(&check("sarif")).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "primer-codegen");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap().iter();
    let rules: Vec<&Value> = rules.map(|rule| &rule["id"]).collect();
    assert_eq!(rules, ["distinguishable-duplicate", "unclear-value"]);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["invocations"], json!([{"executionSuccessful": true}]));
    assert_eq!(run["results"], json!([duplicate, sting]));
}

#[test]
fn a_log_says_that_a_file_cannot_be_read() {
    let (code, printed, wrong) = run(&["check", "no-such-file.yaml", "--format", "sarif"]);
    assert_eq!(code, 2);
    assert!(wrong.contains("no-such-file.yaml"), "{wrong}");
    let log: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(
        log["runs"][0]["invocations"],
        json!([{"executionSuccessful": false}])
    );
}

/// A document of every kind of value, and an overlay: the result in the notation of the document.
#[test]
fn an_overlay_is_applied_in_the_notation_of_the_document() {
    let rest = "
paths: {}
x-values: [null, true, 'true', 'no', '1', 1, 1.5, 1.0e30, 18446744073709551615, '', '~', '2.4', '0x1F', '1e3', '2020-01-01', ' a', 'a: b', '# a', \"a\\nb\", \"\\u0007\", é, {}, [], '*a', '&a', '<<']
";
    let yaml = format!("{HEAD}{rest}");
    let json = format!("{}\n", serde_json::to_string(&parsed(&yaml)).unwrap());
    let overlay = write(
        "applied.overlay.yaml",
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: [{target: $.info, update: {title: '007'}}]\n",
    );
    let mut expected = parsed(&yaml);
    expected["info"]["title"] = "007".into();
    for (name, text) in [("applied.yaml", yaml), ("applied.json", json)] {
        let document = write(name, &text);
        let (code, printed) = silent(&["overlay", "apply", &document, "+", &overlay]);
        assert_eq!(code, 0);
        assert_eq!(parsed(&printed), expected, "{printed}");
        assert_eq!(
            printed.starts_with('{'),
            name == "applied.json",
            "{printed}"
        );
        let order = ["openapi", "info", "paths", "x-values"].map(|it| printed.find(it));
        assert!(order.is_sorted(), "{printed}");
    }
}

/// A document as the generator reads it.
fn parsed(text: &str) -> Value {
    let mut findings = Findings::default();
    let tree = Tree::parse(text, &mut findings).unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    tree.root
}

#[test]
fn an_overlay_that_matches_nothing_fails() {
    let document = write("unmatched.yaml", &format!("{HEAD}paths: {{}}\n"));
    let overlay = write(
        "unmatched.overlay.yaml",
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: [{target: $.tags, remove: true}]\n",
    );
    let (code, printed, wrong) = run(&["overlay", "apply", &document, "+", &overlay]);
    assert_eq!((code, printed.as_str()), (1, ""));
    assert!(wrong.contains("unmatched.overlay.yaml:3:20"), "{wrong}");
    let (code, printed, wrong) = run(&["overlay", "apply", &document]);
    assert_eq!((code, printed.as_str()), (2, ""));
    assert_eq!(wrong, "error: expected an overlay: DOCUMENT + OVERLAY\n");
}

#[test]
fn a_shell_completes_the_subcommands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, printed) = silent(&["completions", shell]);
        assert_eq!(code, 0);
        for word in ["changes", "deny-breaking", "sarif", "completions"] {
            // Elvish and PowerShell complete no values.
            let has_values = word != "sarif" || ["bash", "fish", "zsh"].contains(&shell);
            assert!(!has_values || printed.contains(word), "{shell}: {word}");
        }
    }
}

/// The workflow in the manual, with documents of the tests in the place of the reader's.
#[test]
fn the_commands_of_the_manual_run() {
    let manual = include_str!("../../src/lib.rs");
    let commands = manual.lines().filter_map(|line| {
        let (_, command) = line.strip_prefix("/// ")?.split_once("primer-codegen ")?;
        let has_place = command.contains(".yaml") && line.contains("  ");
        has_place.then_some(command)
    });
    let mut found = 0;
    for command in commands {
        let command = command.split(" >>").next().unwrap();
        let files = command
            .replace("../before/openapi/shop.yaml", "spec/2.3.yaml")
            .replace("openapi/shop.yaml", "spec/2.4.yaml")
            .replace("+ ../before/openapi/shop.overlay.yaml", "")
            .replace("+ openapi/shop.overlay.yaml", "");
        let arguments: Vec<&str> = files.split_whitespace().collect();
        assert_eq!(silent(&arguments).0, 0, "{command}");
        found += 1;
    }
    assert_eq!(found, 2);
}
