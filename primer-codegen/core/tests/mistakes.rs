//! One mistake in a sound document is one finding, at the very place, that names it; and nothing follows from it.
//!
//! `mistakes/*.diff` holds the cases. Each changes `sound.yaml` or `sound.json` and says what is found:
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
//! A line begins with a space if it stays, with `-` if it goes, with `+` if it comes. Lines that stand together stand
//! together in the document, once; `...` stands between those that do not. `!` has the carets under the line above, `~` those
//! of the second place. `=` is the message, `?` the help.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::fmt::Write as _;

use primer_codegen_core::diagnostics::{Finding, Place};
use primer_codegen_core::source::{Extent, Places};
use primer_codegen_core::{Source, lower_source};

const YAML: &str = include_str!("mistakes/sound.yaml");
const JSON: &str = include_str!("mistakes/sound.json");

macro_rules! rooms {
    ($($test:ident: $document:ident, $file:literal;)*) => {$(
        #[test]
        fn $test() {
            check($document, include_str!(concat!("mistakes/", $file)));
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
}

#[test]
fn the_documents_without_a_mistake_are_sound() {
    for (name, text) in [("sound.yaml", YAML), ("sound.json", JSON)] {
        let (_, findings) = lower_source(&Source::new(name, text));
        assert!(findings.is_empty(), "{findings:#?}");
    }
}

/// A change to the sound document, and what is found then.
#[derive(Default)]
struct Case<'c> {
    name: &'c str,
    hunks: Vec<Hunk<'c>>,
    /// The hunk, the line in it, and the carets below that line.
    place: Option<(usize, usize, &'c str)>,
    related: Option<(usize, usize, &'c str)>,
    message: &'c str,
    help: Option<&'c str>,
}

/// Lines that stand together, before and after.
#[derive(Default)]
struct Hunk<'c> {
    before: Vec<&'c str>,
    after: Vec<&'c str>,
}

fn check(sound: &str, cases: &str) {
    let mut wrong = String::new();
    for case in parse(cases) {
        let (text, expected) = case.expected(sound);
        let found = found(&text);
        if found != [expected.clone()] {
            let found = found.join("\n       ");
            writeln!(
                wrong,
                "## {}\nwanted {expected}\nfound  {found}\n",
                case.name
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What matters of the findings of a document.
fn found(text: &str) -> Vec<String> {
    let source = Source::new("document", text);
    let (_, findings) = lower_source(&source);
    let places = Places::of(&source);
    let findings = findings.sorted(&places);
    findings
        .iter()
        .map(|finding| told(finding, &places, text))
        .collect()
}

fn told(finding: &Finding, places: &Places, text: &str) -> String {
    let related = finding.related.as_ref();
    line(
        extent(&finding.place, places, text),
        related.and_then(|(place, _)| extent(place, places, text)),
        &finding.message,
        finding.help.as_deref(),
    )
}

/// A line, a column and a number of characters.
type Underlined = (usize, usize, usize);

/// A finding in one line.
fn line(
    place: Option<Underlined>,
    related: Option<Underlined>,
    message: &str,
    help: Option<&str>,
) -> String {
    let shown = |place: Option<Underlined>| {
        place.map_or("-".to_owned(), |(line, column, length)| {
            format!("{line}:{column}+{length}")
        })
    };
    let (place, related) = (shown(place), shown(related));
    format!("{place} {related} {message} [{}]", help.unwrap_or_default())
}

/// What is underlined: what stands on further lines is not.
fn extent(place: &Place, places: &Places, text: &str) -> Option<Underlined> {
    let Extent {
        line,
        column,
        length,
    } = match place {
        Place::Document => return None,
        Place::Key(pointer) => places.key(pointer)?,
        Place::Value(pointer) => places.value(pointer)?,
        Place::Extent(extent) => *extent,
    };
    let shown = text.lines().nth(line - 1).unwrap_or_default();
    let rest = (shown.trim_end().chars().count() + 1).saturating_sub(column);
    Some((line, column, length.clamp(1, rest.max(1))))
}

impl Case<'_> {
    /// The changed document, and what is found in it.
    fn expected(&self, sound: &str) -> (String, String) {
        let mut lines: Vec<&str> = sound.lines().collect();
        let mut starts: Vec<usize> = Vec::new();
        for hunk in &self.hunks {
            let start = self.find(hunk, &lines);
            lines.splice(start..start + hunk.before.len(), hunk.after.iter().copied());
            // What comes before the places of other hunks moves them.
            let grown = hunk.after.len() as isize - hunk.before.len() as isize;
            for other in starts.iter_mut().filter(|other| **other > start) {
                *other = other.checked_add_signed(grown).unwrap();
            }
            starts.push(start);
        }
        let extent = |(hunk, line, carets): (usize, usize, &str)| {
            let column = carets.find('^').unwrap() + 1;
            (starts[hunk] + line, column, carets.trim().chars().count())
        };
        let expected = line(
            self.place.map(extent),
            self.related.map(extent),
            self.message,
            self.help,
        );
        (lines.join("\n") + "\n", expected)
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

fn parse(cases: &str) -> Vec<Case<'_>> {
    let mut parsed = Vec::new();
    for text in cases.split("## ").skip(1) {
        let (name, rest) = text.split_once('\n').unwrap();
        let mut case = Case {
            name,
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
