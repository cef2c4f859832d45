//! Findings in unit tests. The suites `mistakes` and `ui` own the texts of findings; a unit test names a finding by some of its
//! words, so that a better text breaks no test, and another finding does.

/// Asserts that texts are the expected ones, one by one and in their order; of an expected finding each word is in the text.
#[track_caller]
pub(crate) fn assert_findings(found: &[String], expected: &[&str], document: &str) {
    let is_same = found.len() == expected.len()
        && found
            .iter()
            .zip(expected)
            .all(|(found, expected)| is_named(found, expected));
    assert!(
        is_same,
        "expected: {expected:#?}\nfound: {found:#?}\n{document}"
    );
}

/// Whether a text holds every word of a finding's name.
pub(crate) fn is_named(text: &str, name: &str) -> bool {
    let mut words = name.split_whitespace();
    words.all(|word| text.contains(word.trim_end_matches(';')))
}

#[test]
fn a_finding_is_named_by_some_of_its_words() {
    let text = "#/a: unknown keyword `requierd` in this Schema Object";
    assert!(is_named(text, "#/a: unknown `requierd`"));
    assert!(!is_named(text, "#/a: unknown `required`"));
    assert!(!is_named(text, "#/b: unknown `requierd`"));
}
