//! One mistake in a correct document is one finding, with the place of the mistake and its name, and no finding follows from it.
//!
//! `mistakes/*.diff` holds the cases. Each changes `sound.yaml` or `sound.json`, and holds the finding:
//!
//! ```diff
//! ## a misspelt keyword
//!      Line:
//!        type: object
//! -      required:
//! +      requierd:
//! !      ^^^^^^^^
//! = unknown keyword `requierd` in this Schema Object
//! ? a similar keyword exists: `required`
//! ```
//!
//! A line begins with a space if it stays, with `-` if it is removed, with `+` if it is added. Consecutive lines are
//! consecutive in the document, and occur there once; `...` separates parts of the document. `!` has the carets under the line
//! above, `~` those of the second place. `=` is the message, which begins with `warning: ` if it fails no build; `?` is the help.
//!
//! These cases and `tests/ui` own the texts of findings; unit tests name a finding by some of its words.
//!
//! `BLESS=1 cargo test -p primer-codegen-core --test mistakes` writes the findings into the cases.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fmt::{self, Write as _};
use std::path::Path;

use primer_codegen_core::diagnostics::{Finding, Group, Place, Severity};
use primer_codegen_core::source::{Extent, Places};
use primer_codegen_core::{Source, lower_source};

#[path = "mistakes/catalogue.rs"]
mod catalogue;

const YAML: &str = include_str!("mistakes/sound.yaml");
const JSON: &str = include_str!("mistakes/sound.json");
/// A document of OpenAPI 3.2, with what came after 3.0.
const LATER: &str = include_str!("mistakes/later.yaml");

macro_rules! rooms {
    ($($test:ident: $document:ident, $file:literal;)*) => {$(
        #[test]
        fn $test() {
            check($document, $file);
        }
    )*};
}

rooms! {
    a_mistake_in_the_syntax_is_found: YAML, "syntax.diff";
    a_mistake_in_json_is_found: JSON, "json.diff";
    a_keyword_of_the_wrong_type_is_found: YAML, "types.diff";
    a_missing_keyword_is_found: YAML, "missing.diff";
    an_unknown_keyword_is_found: YAML, "unknown.diff";
    a_wrong_reference_is_found: YAML, "references.diff";
    a_mistake_in_an_operation_is_found: YAML, "operations.diff";
    a_mistake_in_a_schema_is_found: YAML, "schemas.diff";
    a_mistake_in_a_value_is_found: YAML, "values.diff";
    a_mistake_in_security_or_servers_is_found: YAML, "service.diff";
    what_is_not_supported_is_found: YAML, "unsupported.diff";
    a_mistake_in_a_later_version_is_found: LATER, "later.diff";
}

#[test]
fn the_documents_without_a_mistake_are_sound() {
    for (name, text) in [
        ("sound.yaml", YAML),
        ("sound.json", JSON),
        ("later.yaml", LATER),
    ] {
        let (_, findings) = lower_source(&Source::new(name, text));
        assert!(findings.is_empty(), "{findings:#?}");
    }
}

#[test]
fn the_documents_of_the_project_have_no_warning() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec");
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path());
    let documents: Vec<_> = files
        .filter(|it| it.extension().is_some_and(|it| it == "yaml"))
        .collect();
    assert!(documents.len() > 1);
    for file in documents {
        let source = Source::open(file.to_str().unwrap()).unwrap();
        let (_, findings) = lower_source(&source);
        assert!(findings.is_empty(), "{}: {findings:#?}", file.display());
    }
}

/// Vendors' documents have mistakes in parts that nobody calls.
#[test]
fn a_mistake_in_what_no_operation_needs_is_not_reported() {
    let unused = "    Unused:\n      type: aray\n      requierd: [a]\n      $ref2: '#/nowhere'\n";
    let text = YAML.replacen("  schemas:\n", &format!("  schemas:\n{unused}"), 1);
    assert_eq!(found(&text), []);
    let used = text.replace("#/components/schemas/State", "#/components/schemas/Unused");
    assert_ne!(found(&used), []);
}

/// A change to the sound document, and the finding that it causes.
#[derive(Default)]
struct Case<'c> {
    name: &'c str,
    /// The lines below the name, as they are written.
    lines: Vec<&'c str>,
    hunks: Vec<Hunk<'c>>,
    /// The hunk, the line in it, and the carets below that line.
    place: Option<(usize, usize, &'c str)>,
    related: Option<(usize, usize, &'c str)>,
    message: &'c str,
    help: Option<&'c str>,
}

/// Consecutive lines, before and after the change.
#[derive(Default)]
struct Hunk<'c> {
    before: Vec<&'c str>,
    after: Vec<&'c str>,
}

fn check(sound: &str, file: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
    let file = folder.join(file);
    let cases = std::fs::read_to_string(&file).unwrap();
    let mut text = String::new();
    let mut wrong = String::new();
    let is_blessed = std::env::var_os("BLESS").is_some();
    for case in parse(&cases) {
        let (changed, starts) = case.change(sound);
        let (expected, found) = (case.expected(&starts), found(&changed));
        match found.as_slice() {
            [only] if *only == expected => text += &written(case.name, &case.lines),
            [only] if is_blessed => text += &case.with(only, &starts),
            _ => {
                text += &written(case.name, &case.lines);
                writeln!(wrong, "## {}\nexpected {expected}", case.name).unwrap();
                for found in found {
                    writeln!(wrong, "found    {found}").unwrap();
                }
            }
        }
    }
    if is_blessed && text != cases {
        std::fs::write(&file, text).unwrap();
    }
    assert!(
        wrong.is_empty(),
        "{wrong}\nif one finding per case is found and right, write it with BLESS=1 and review the diff"
    );
}

/// The parts of a finding that are compared.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    place: Option<Underlined>,
    related: Option<Underlined>,
    message: String,
    help: Option<String>,
}

/// A line, a column and a number of characters.
type Underlined = (usize, usize, usize);

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |place: Option<Underlined>| {
            place.map_or("-".to_owned(), |(line, column, length)| {
                format!("{line}:{column}+{length}")
            })
        };
        let (place, related) = (shown(self.place), shown(self.related));
        let help = self.help.as_deref().unwrap_or_default();
        write!(f, "{place} {related} {} [{help}]", self.message)
    }
}

/// The findings in a document.
fn found(text: &str) -> Vec<Found> {
    let source = Source::new("document", text);
    let (_, findings) = lower_source(&source);
    let places = Places::of(&source);
    let underlined = |place: &Place| underlined(place, &places, text);
    let found = |finding: Finding| Found {
        place: underlined(&finding.place),
        related: finding.related.and_then(|(place, _)| underlined(&place)),
        message: match finding.severity {
            Severity::Error => finding.message,
            Severity::Warning => format!("warning: {}", finding.message),
        },
        help: finding.help,
    };
    let findings = findings.sorted(&places);
    for finding in &findings {
        assert!(Group::of(finding).is_some(), "{finding:?}");
    }
    findings.into_iter().map(found).collect()
}

/// The part of a place that carets underline: it ends with the line.
fn underlined(place: &Place, places: &Places, text: &str) -> Option<Underlined> {
    let Extent {
        line,
        column,
        length,
    } = match place {
        Place::Document | Place::Elsewhere(_) => return None,
        Place::Key(pointer) => places.key(pointer)?,
        Place::Value(pointer) => places.value(pointer)?,
        Place::Extent(extent) => *extent,
    };
    let shown = text.lines().nth(line - 1).unwrap_or_default();
    let rest = (shown.trim_end().chars().count() + 1).saturating_sub(column);
    Some((line, column, length.clamp(1, rest.max(1))))
}

impl Case<'_> {
    /// The changed document, and the index of the line at which each part begins.
    fn change(&self, sound: &str) -> (String, Vec<usize>) {
        let mut lines: Vec<&str> = sound.lines().collect();
        let mut starts: Vec<usize> = Vec::new();
        for hunk in &self.hunks {
            let start = self.find(hunk, &lines);
            lines.splice(start..start + hunk.before.len(), hunk.after.iter().copied());
            // A change above other parts moves them.
            let grown = hunk.after.len() as isize - hunk.before.len() as isize;
            for other in starts.iter_mut().filter(|other| **other > start) {
                *other = other.checked_add_signed(grown).unwrap();
            }
            starts.push(start);
        }
        (lines.join("\n") + "\n", starts)
    }

    fn expected(&self, starts: &[usize]) -> Found {
        let underlined = |(hunk, line, carets): (usize, usize, &str)| {
            let column = carets.find('^').unwrap() + 1;
            (starts[hunk] + line, column, carets.trim().chars().count())
        };
        Found {
            place: self.place.map(underlined),
            related: self.related.map(underlined),
            message: self.message.to_owned(),
            help: self.help.map(str::to_owned),
        }
    }

    /// The text of the case with another finding.
    fn with(&self, found: &Found, starts: &[usize]) -> String {
        let mut lines = Vec::new();
        let (mut hunk, mut number) = (0, starts[0]);
        let (blank, given): (Vec<&str>, Vec<&str>) =
            self.lines.iter().partition(|it| it.is_empty());
        for line in given
            .iter()
            .filter(|line| !line.starts_with(['!', '~', '=', '?']))
        {
            lines.push((*line).to_owned());
            match line.as_bytes()[0] {
                b'.' => {
                    hunk += 1;
                    number = starts[hunk];
                }
                b' ' | b'+' => {
                    number += 1;
                    lines.extend(carets('~', found.related, number));
                    lines.extend(carets('!', found.place, number));
                }
                _ => {}
            }
        }
        lines.push(format!("= {}", found.message));
        lines.extend(found.help.as_ref().map(|help| format!("? {help}")));
        lines.extend(blank.into_iter().map(str::to_owned));
        written(self.name, &lines)
    }

    fn find(&self, hunk: &Hunk, lines: &[&str]) -> usize {
        let count = hunk.before.len();
        let places: Vec<usize> = (0..=lines.len() - count)
            .filter(|&n| lines[n..n + count] == hunk.before[..])
            .collect();
        let [start] = places[..] else {
            panic!(
                "{}: these lines stand in {} places: {:#?}",
                self.name,
                places.len(),
                hunk.before
            );
        };
        start
    }
}

/// The text of a case.
fn written(name: &str, lines: &[impl fmt::Display]) -> String {
    let lines = lines.iter().map(|line| format!("{line}\n"));
    format!("## {name}\n{}", lines.collect::<String>())
}

/// The line with the carets of a place, if the place is in the line above it.
fn carets(mark: char, place: Option<Underlined>, line: usize) -> Option<String> {
    let (_, column, length) = place.filter(|place| place.0 == line)?;
    Some(format!(
        "{mark}{}{}",
        " ".repeat(column - 1),
        "^".repeat(length)
    ))
}

fn parse(cases: &str) -> Vec<Case<'_>> {
    let mut parsed = Vec::new();
    for text in cases.split("## ").skip(1) {
        let (name, rest) = text.split_once('\n').unwrap();
        let mut case = Case {
            name,
            lines: rest.lines().collect(),
            hunks: vec![Hunk::default()],
            ..Case::default()
        };
        rest.lines().for_each(|line| case.read(line));
        assert!(!case.message.is_empty(), "{name}");
        parsed.push(case);
    }
    assert!(!parsed.is_empty());
    parsed
}

impl<'c> Case<'c> {
    fn read(&mut self, line: &'c str) {
        let number = self.hunks.len() - 1;
        let hunk = self.hunks.last_mut().unwrap();
        let Some((mark, rest)) = line.split_at_checked(1) else {
            return;
        };
        match mark {
            " " => {
                hunk.before.push(rest);
                hunk.after.push(rest);
            }
            "-" => hunk.before.push(rest),
            "+" => hunk.after.push(rest),
            "." => self.hunks.push(Hunk::default()),
            "!" => self.place = Some((number, hunk.after.len(), rest)),
            "~" => self.related = Some((number, hunk.after.len(), rest)),
            "=" => self.message = rest.trim(),
            "?" => self.help = Some(rest.trim()),
            _ => panic!("{line}"),
        }
    }
}
