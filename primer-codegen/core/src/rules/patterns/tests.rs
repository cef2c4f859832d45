#![allow(clippy::unwrap_used, clippy::panic)]

use regress::Regex;

use super::{Pattern, is_literal, is_match, read};

/// A pattern, texts that match it, and texts that do not.
type Row = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const ROWS: &[Row] = &[
    (r"^foo\/bar$", &["foo/bar"], &["foo\\/bar"]),
    (r"^[\w-.]+$", &["a-b.c"], &["a b"]),
    (r"^[a-\d]+$", &["a-1"], &["b"]),
    (r"^[\d-z]+$", &["1-z"], &["a"]),
    (r"^[a-z[]+$", &["a[b"], &["]"]),
    (r"^[A-Z&&]+$", &["A&B"], &["a"]),
    (r"^[a&&b]+$", &["a&b"], &["c"]),
    (r"^[a~~b]+$", &["a~b"], &["c"]),
    (r"^[^]+$", &["a\nb"], &[""]),
    (r"[]", &[], &["", "a"]),
    (r"^\cA$", &["\u{1}"], &["A", "cA"]),
    (r"^[\cA]$", &["\u{1}"], &["A", "c"]),
    (r"^(?<y>\d{4})$", &["2024"], &["24"]),
    (r"^a{,5}$", &["a{,5}"], &["", "aaa"]),
    (r"^a{$", &["a{"], &["a"]),
    (r"^a{1$", &["a{1"], &["a"]),
    (r"^}$", &["}"], &["{"]),
    (r"^]$", &["]"], &["["]),
    (r"^[]]$", &[], &["]", "[", "[]]"]),
    (
        r"^\S+\s\S+$",
        &["a b", "a\u{a0}b", "é\u{3000}b", "a\u{feff}b"],
        &["ab", "a\u{85}b", "a\u{180e}b"],
    ),
    (r"^[^\s]+$", &["a\u{85}é"], &["a\u{a0}"]),
    (r"^[^\S ]+$", &["\t\u{a0}"], &[" ", "a"]),
    (
        r"^.+$",
        &["x é 😀", "\u{85}"],
        &["a\n", "\r", "a\u{2028}", "\u{2029}"],
    ),
    (r"^.$", &["😀"], &["ab"]),
    (r"^[\s\S]*$", &["", "a\n"], &[]),
    (r"^\w+$", &["a_1"], &["é"]),
    (r"^\d+$", &["12"], &["٣", "12\n"]),
    (r"^[\d\-]+$", &["1-2"], &["a"]),
    (r"^\$\d+$", &["$5"], &["5"]),
    (
        r"^[0-9]{1,13}(\.[0-9]{1,2})?$",
        &["12.34"],
        &["0.123", "12.34\n"],
    ),
    (r"^(?:\+|-)?\d+$", &["+5"], &["+"]),
    (r"^[\u00C0-\u017F a-zA-Z]+$", &["ÀÁ a"], &["1"]),
    (r"(?i:abc)", &["xABc"], &["xBc"]),
    (r"^\bfoo\b$", &["foo"], &["foo "]),
    (r"\bé\b", &["aéb"], &["é"]),
    (r"^\B.\B$", &["é"], &["a"]),
    (r"^[^<>]*$", &["a"], &["<"]),
    (r"^\x41$", &["A"], &["x41"]),
    (r"^\x4$", &["x4"], &["\u{4}"]),
    (r"^\u41$", &["u41"], &["A"]),
    (r"^\u0041+$", &["AA"], &["a"]),
    (r"^\u{1F600}$", &["😀"], &["u"]),
    (r"^[\uD83D\uDE00]$", &["😀"], &["a"]),
    (r"^[\x20-\x7E]+$", &["a b"], &["\t"]),
    (r"^a\Z$", &["aZ"], &["a"]),
    (r"^\Qa\E$", &["QaE"], &["a"]),
    (r"^[[:alpha:]]+$", &["a]", ":]]"], &["a"]),
    (r"^\e$", &["e"], &["\u{1b}"]),
    (r"^\_\@\ \'$", &["_@ '"], &["_"]),
    (r"^\<\>$", &["<>"], &["a"]),
    (r"^#$", &["#"], &["a"]),
    (r"^[^\W_]+$", &["a1"], &["_"]),
    (r"^[\W_]+$", &["_ é"], &["a"]),
    (r"^[\b]$", &["\u{8}"], &["b"]),
    (r"^\0$", &["\0"], &["0"]),
    (r"^\08$", &["\u{0}8"], &["8"]),
    (r"^\101$", &["A"], &["1"]),
    (r"^\8$", &["8"], &["a"]),
    (r"^[\w.+-]+@[\w-]+\.[\w.-]+$", &["u@x.y"], &["u@x"]),
    (r"^(([0-9]|[1-9][0-9])\.){3}$", &["9.10.9."], &["9.9.9"]),
    (r"", &["", "a"], &[]),
    (r"^[A-Z]{2}$|^$", &["", "GB"], &["G"]),
    (r"^[!-\/]+$", &["!/"], &["0"]),
    (r"^[\]-a]$", &["^", "a"], &["b"]),
    (r"^[^-a]$", &["b"], &["-", "a"]),
    (r"^[a-]$", &["-"], &["b"]),
    (r"^\d{3,}?$", &["1234"], &["12"]),
    (r"a||b", &[""], &[]),
    (r"^()$", &[""], &["a"]),
    ("^a{1,}$\n", &[], &["a", "a\n"]),
    (r"^\k$", &["k"], &["a"]),
];

#[test]
fn a_pattern_means_what_it_means_in_ecma_262() {
    for (pattern, matching, others) in ROWS {
        for (texts, expected) in [(matching, true), (others, false)] {
            for text in *texts {
                assert_eq!(
                    is_match(pattern, text),
                    Some(expected),
                    "{pattern} {text:?} {:?}",
                    read(pattern)
                );
            }
        }
    }
}

/// Texts that tell patterns apart.
const TEXTS: [&str; 30] = [
    "", "a", "b", "A", "Z", "1", "_", "-", " ", "\t", "\n", "\u{b}", "\r", "\u{a0}", "\u{85}",
    "\u{2028}", "é", "ſ", "\u{212a}", "ab", "a\n", "1a", "[", "]", "&", "\\", "{", "}", "^", "a-b",
];

#[test]
fn an_engine_of_ecma_262_agrees() {
    let pieces = [
        "a", "b", "1", "-", "^", "$", ".", "[", "[^", "]", "(", "(?:", ")", "|", "*", "+", "?",
        "{1}", "{1,", "}", "{", r"\d", r"\w", r"\s", r"\S", r"\W", r"\b", r"\B", r"\-", r"\]",
        r"\/", r"\cA", r"\x41", r"\0", r"\e", "&&", "~~", "--", " ", "é", ",", r"\.",
    ];
    let mut state: u64 = 12;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    let mut checked = 0;
    for _ in 0..8_000 {
        let pattern: String = (0..=next(7))
            .map(|_| pieces.get(next(pieces.len())).copied().unwrap_or_default())
            .collect();
        let engine = Regex::new(&pattern);
        match read(&pattern) {
            Pattern::Invalid(reason) => {
                // ECMA-262, Term: an assertion is not repeated; the engine repeats these two.
                let repeats = ['*', '+', '?', '{'].iter().any(|quantifier| {
                    [r"\b", r"\B"]
                        .iter()
                        .any(|it| pattern.contains(&format!("{it}{quantifier}")))
                });
                assert!(engine.is_err() || repeats, "{pattern} {reason}");
            }
            Pattern::Unchecked(_) => {}
            Pattern::Checked { expression, .. } => {
                let Ok(engine) = engine else {
                    panic!("{pattern} is no regular expression, but {expression}");
                };
                checked += 1;
                let ours = regex_lite::Regex::new(&expression).unwrap();
                for text in TEXTS {
                    let theirs = engine.find(text).is_some();
                    assert_eq!(
                        ours.is_match(text),
                        theirs,
                        "{pattern} {text:?} {expression}"
                    );
                }
            }
        }
    }
    assert!(checked > 1_000, "{checked}");
}

#[test]
fn what_cannot_be_checked_in_linear_time_is_left_out() {
    let patterns = [
        r"^(?!.*\s$)[a-z ]+$",
        r"(?<!a)b",
        r"^(a|b)\1$",
        r"(?<n>a)\k<n>",
        r"^\p{L}+$",
        r"^\pL$",
        r"^(?i)abc$",
        r"^(?P<y>a)$",
        r"^(?>a)$",
        r"^(?#c)a$",
        r"(?s:.)",
        r"(?i:é)",
        r"^\ud83d$",
        r"^((((a{1000}){1000}){1000}){1000})$",
        r"^\c$",
        r"/^[a-z]+$/i",
        r"/a/",
    ];
    for pattern in patterns {
        assert!(
            matches!(read(pattern), Pattern::Unchecked(_)),
            "{pattern} {:?}",
            read(pattern)
        );
    }
}

#[test]
fn what_is_no_regular_expression_is_refused() {
    let patterns = [
        "(",
        ")",
        "*",
        "^[A-Z{3}$",
        "^a++$",
        "^a**$",
        "a{2}{3}",
        "^{5}$",
        "[b-a]",
        "^[a--z]+$",
        "a{3,1}",
        "(?a",
        "^\\",
        "(?<>a)",
        "^*",
        "(*)",
        "a|*",
        "(?",
    ];
    for pattern in patterns {
        let is_refused = match read(pattern) {
            Pattern::Invalid(_) => true,
            Pattern::Unchecked(_) | Pattern::Checked { .. } => pattern == "(?a",
        };
        assert!(
            is_refused && Regex::new(pattern).is_err(),
            "{pattern} {:?}",
            read(pattern)
        );
    }
}

#[test]
fn a_construct_of_another_dialect_is_named() {
    let doubt = |pattern: &str| match read(pattern) {
        Pattern::Checked { doubt, .. } => doubt,
        Pattern::Unchecked(_) | Pattern::Invalid(_) => None,
    };
    assert!(doubt(r"^a\Z").is_some());
    assert!(doubt(r"[[:alpha:]]").is_some());
    assert_eq!(doubt(r"^\_\-\/$"), None);
    assert_eq!(doubt(r"^[[a]$"), None);
}

#[test]
fn a_literal_of_javascript_is_recognised() {
    for literal in ["/^[a-z]+$/i", "/a/", r"/a\/b/g", "/[/]/"] {
        assert!(is_literal(literal), "{literal}");
    }
    for pattern in ["/", "//", "/a/b/", "/v1/x", "^/a/$", r"/a\/", "a/i"] {
        assert!(!is_literal(pattern), "{pattern}");
    }
}
