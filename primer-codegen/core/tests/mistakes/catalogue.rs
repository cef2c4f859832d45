//! The catalogue of findings, compared with the code that makes them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use primer_codegen_core::diagnostics::{Severity, catalogue, is_made};
use proc_macro2::{TokenStream, TokenTree};

#[test]
fn every_message_of_a_finding_is_in_the_catalogue_and_no_other() {
    let (made, code) = made();
    let listed = catalogue().flat_map(|group| group.messages);
    let listed: BTreeSet<String> = listed.map(|it| (*it).to_owned()).collect();
    let missing: Vec<_> = made.difference(&listed).collect();
    let unused: Vec<_> = listed.iter().filter(|it| !code.contains(*it)).collect();
    assert!(
        missing.is_empty() && unused.is_empty(),
        "src/diagnostics/catalogue lists every message with its severity and the reason.\nmissing: {missing:#?}\nunused: {unused:#?}"
    );
}

/// No case is long enough for them, or large enough.
const TOO_LONG: [&str; 3] = [
    "`$ref` leads through more than {LONGEST} others: `{}`",
    "`$ref` leads through more than {LONGEST} others: `{text}`",
    "more than {MOST} nodes are referred to in other files",
];

/// The code does not tell which severity a message has where it has both: then a case shows each.
#[test]
fn a_message_of_both_severities_has_a_case_for_each() {
    let shown: Vec<(Severity, String)> = files(&cases())
        .iter()
        .filter(|file| file.extension().is_some_and(|it| it == "diff"))
        .flat_map(|file| findings(&fs::read_to_string(file).unwrap()))
        .chain(findings_as_shown(include_str!("../files/cases.txt")))
        .collect();
    let rows = || {
        let groups = catalogue();
        groups.flat_map(|group| group.messages.iter().map(|it| (group.severity, *it)))
    };
    let has_both =
        |(severity, message)| rows().any(|(other, it)| it == message && other != severity);
    let is_shown = |(severity, message)| {
        let mut shown = shown.iter();
        shown.any(|(it, text)| *it == severity && is_made(message, text))
    };
    let missing = rows().filter(|row| has_both(*row) && !is_shown(*row));
    let missing: Vec<_> = missing.filter(|(_, it)| !TOO_LONG.contains(it)).collect();
    assert!(
        missing.is_empty(),
        "no case of `mistakes` shows these: {missing:#?}"
    );
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")
}

/// The findings in a file of cases, each with its severity.
fn findings(cases: &str) -> Vec<(Severity, String)> {
    let findings = cases.lines().filter_map(|line| line.strip_prefix("= "));
    let finding = |text: &str| match text.strip_prefix("warning: ") {
        Some(warning) => (Severity::Warning, warning.to_owned()),
        None => (Severity::Error, text.to_owned()),
    };
    findings.map(finding).collect()
}

/// The findings in a text that shows them as the compiler does, each with its severity.
fn findings_as_shown(text: &str) -> impl Iterator<Item = (Severity, String)> {
    text.lines()
        .filter_map(|line| match line.split_once(": ")? {
            ("error", message) => Some((Severity::Error, message.to_owned())),
            ("warning", message) => Some((Severity::Warning, message.to_owned())),
            _ => None,
        })
}

/// The messages of findings in the code, as they are written there: the last argument of each function that makes a finding, and
/// what variables named `message` may hold; and the code itself.
fn made() -> (BTreeSet<String>, String) {
    let (mut messages, mut all) = (BTreeSet::new(), String::new());
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let is_other = ["lint", "args", "source", "versions"].iter().any(|room| {
            let inner = format!("src/{room}");
            file.to_string_lossy().contains(&inner)
        });
        let text = fs::read_to_string(&file).unwrap();
        if !is_other && !file.ends_with("tests.rs") && !file.ends_with("catalogue.rs") {
            let code = text.split("\n#[cfg(test)]").next().unwrap();
            let makes_findings = code.contains("Finding");
            if makes_findings {
                collect(code.parse().unwrap(), &mut messages);
            }
            all += code;
        }
    }
    (messages, all)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    entries
        .flat_map(|path| match path.is_dir() {
            true => files(&path),
            false => vec![path],
        })
        .collect()
}

fn collect(code: TokenStream, messages: &mut BTreeSet<String>) {
    let trees: Vec<TokenTree> = code.into_iter().collect();
    for (n, tree) in trees.iter().enumerate() {
        match (tree, trees.get(n + 1)) {
            (TokenTree::Ident(name), Some(TokenTree::Group(arguments)))
                if ["at", "at_key", "at_value"].iter().any(|it| name == it) =>
            {
                literals(&last(arguments.stream()), messages);
            }
            (TokenTree::Ident(name), Some(TokenTree::Punct(punct)))
                if name == "message" && punct.as_char() == '=' =>
            {
                let is_end = |tree: &&TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ';');
                let value = trees[n + 2..].iter().take_while(|tree| !is_end(tree));
                literals(&value.cloned().collect::<Vec<_>>(), messages);
            }
            _ => {}
        }
        if let TokenTree::Group(group) = tree {
            collect(group.stream(), messages);
        }
    }
}

/// The last argument; a comma after it does not count.
fn last(arguments: TokenStream) -> Vec<TokenTree> {
    let is_comma =
        |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
    let mut arguments: Vec<TokenTree> = arguments.into_iter().collect();
    arguments.pop_if(|tree| is_comma(tree));
    let start = arguments.iter().rposition(is_comma);
    arguments.split_off(start.map_or(0, |comma| comma + 1))
}

/// The texts in a value: a literal, that of `format!`, and those of the arms of `match`. Words within them are none.
fn literals(value: &[TokenTree], messages: &mut BTreeSet<String>) {
    for (n, tree) in value.iter().enumerate() {
        match tree {
            TokenTree::Literal(_) => {
                let text = syn::parse_str::<syn::LitStr>(&tree.to_string());
                messages.extend(text.ok().map(|it| it.value()).filter(|it| is_sentence(it)));
            }
            TokenTree::Group(group) => {
                let is_format =
                    n >= 2 && matches!(&value[n - 2], TokenTree::Ident(name) if *name == "format");
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let shown = if is_format { &inner[..1] } else { &inner[..] };
                literals(shown, messages);
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

fn is_sentence(text: &str) -> bool {
    text.split(' ').count() > 2 && !text.starts_with(' ')
}
