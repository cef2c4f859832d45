use proptest::prelude::*;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{Docs, Line, code, text};

#[track_caller]
fn check(markdown: &str, expected: &[&str]) {
    assert_eq!(Docs::of_document(markdown).lines(), expected, "{markdown}");
}

#[test]
fn plain_text_is_kept() {
    check("", &[]);
    check("one\ntwo  \n\nthree\n\n", &["one", "two", "", "three"]);
    check("\n\none", &["one"]);
    check(
        "a_b, a * b, C:\\dir, AT&T, 5 > 3, asc|desc, #1, -5, what?!",
        &["a_b, a * b, C:\\dir, AT&T, 5 > 3, asc|desc, #1, -5, what?!"],
    );
    check(
        "**bold**, *slanted*, ~~gone~~, `code`",
        &["**bold**, *slanted*, ~~gone~~, `code`"],
    );
    check("one  \ntwo\\\nthree", &["one\\", "two\\", "three"]);
}

#[test]
fn lists_and_quotes_are_kept() {
    check("- a\n  - b\n* c", &["- a", "  - b", "", "* c"]);
    check("3. a\n4. b\n\n   c", &["3. a", "", "4. b", "", "   c"]);
    check("> a\nb\n> > c", &["> a", "> b", ">", "> > c"]);
    check("-\n- a", &["-", "- a"]);
    check("a\n\n---\nb", &["a", "", "___", "", "b"]);
}

#[test]
fn rustdoc_compiles_no_code_block() {
    check("```\nx\n```", &["```text", "x", "```"]);
    check("```json\n{}\n```", &["```json", "{}", "```"]);
    check("~~~\nx\n~~~", &["```text", "x", "```"]);
    check("    let x: u8 = 1;", &["```text", "let x: u8 = 1;", "```"]);
    check("\tlet x: u8 = 1;", &["```text", "let x: u8 = 1;", "```"]);
    for info in [
        "rust",
        "ignore",
        "should_panic",
        "no_run",
        "json,rust",
        "{.rust}",
        "edition2021",
        "E0001",
        "json {rust}",
    ] {
        check(&format!("```{info}\nx\n```"), &["```text", "x", "```"]);
    }
}

#[test]
fn a_code_block_keeps_its_lines() {
    check(
        "```\n    x\n\n\ty\n```",
        &["```text", "    x", "", "    y", "```"],
    );
    check(
        "````\n```rust\nx\n```\n````",
        &["````text", "```rust", "x", "```", "````"],
    );
}

#[test]
fn a_code_block_ends_after_its_text() {
    check("```\nx", &["```text", "x", "```"]);
    check(
        "- a\n  ```\n  x\nb",
        &["- a", "", "  ```text", "  x", "  ```", "", "b"],
    );
    check("> ```\nx", &["> ```text", "> ```", "", "x"]);
    check("a\r```rust\rx\r```", &["a", "", "```text", "x", "```"]);
}

#[test]
fn html_becomes_text() {
    check("<b>x</b>", &["&lt;b>x&lt;/b>"]);
    check(
        "<script>\n\nalert(1)\n</script>\nx",
        &["&lt;script>", "alert(1)", "&lt;/script>", "", "x"],
    );
    check(
        "&lt;b> &amp;lt; &#60;i> & &copy;",
        &["&lt;b> &amp;lt; &lt;i> & ©"],
    );
    check("<!-- ```\nx", &["&lt;!-- \\`\\`\\`", "x"]);
    check("one<br/>two <BR> three", &["one\\", "two\\", "three"]);
}

#[test]
fn only_links_to_the_web_are_kept() {
    check("[a](https://a.b/c_(d))", &["[a](https://a.b/c_%28d%29)"]);
    check(
        "[a][b]\n\n[b]: <https://a.b/?x=1&copy;=2> 'title'",
        &["[a](https://a.b/?x=1©=2)"],
    );
    check(
        "see https://a.b/c?d=e. And (http://x/y)",
        &["see <https://a.b/c?d=e>. And (<http://x/y>)"],
    );
    check(
        "<https://a.b> <me@a.b>",
        &["<https://a.b> [me@a.b](mailto:me@a.b)"],
    );
    check(
        "[a](javascript:x) [b](#c) [d](Client) <file:x>",
        &["a b d file:x"],
    );
    check(
        "[`Client`], [Client][], [x]: y",
        &["\\[`Client`\\], \\[Client\\]\\[\\], \\[x\\]: y"],
    );
    check(
        "![alt](https://a.b/c.png) ![](https://a.b) ![x](data:y)",
        &["[alt](https://a.b/c.png) <https://a.b> x"],
    );
    check(
        "a![b](c)!\\[d](e) ![[f](https://g.h)](https://i.j)",
        &["ab!\\[d\\](e) [f](https://i.j)"],
    );
    check("wow![a](rel)[b](https://c.d)!", &["wowa[b](https://c.d)!"]);
    check("wow\\![b](https://c.d)", &["wow\\![b](https://c.d)"]);
}

#[test]
fn headings_are_below_those_of_an_items_sections() {
    check(
        "# Errors\nx\n\nTwo\nlines\n=====\n### Three #\n#### Four",
        &[
            "#### Errors",
            "",
            "x",
            "",
            "#### Two lines",
            "",
            "###### Three",
            "",
            "#### Four",
        ],
    );
    check("#\n\n# \\#", &["#### \\#"]);
}

#[test]
fn tables_are_kept() {
    check(
        "a | b\n:-|-:\n`x\\|y` | <i>\n|z",
        &[
            "| a | b |",
            "|:---|---:|",
            "| `x\\|y` | &lt;i> |",
            "| z | |",
        ],
    );
}

#[test]
fn footnotes_and_task_lists_become_text() {
    check(
        "a[^1]\n\n[^1]: b\n\n    c",
        &["a\\[^1\\]", "", "\\[^1\\]:", "", "b", "", "c"],
    );
    check("- [ ] a\n- [x] b", &["- \\[ \\] a", "- \\[x\\] b"]);
}

#[test]
fn text_at_the_start_of_a_line_begins_no_block() {
    check(
        "\\# a\n\\- b\n1\\. c\n\\> d\n\\=\n\\+ e",
        &["\\# a", "\\- b", "1\\. c", "\\> d", "\\=", "\\+ e"],
    );
    check("&#10;&#32;&#9;# a", &["\\# a"]);
}

#[test]
fn invisible_characters_are_removed() {
    check("a\u{202e}b\u{2066}c\u{0}d\u{2028}e\u{7}f", &["abc d e f"]);
    check("a&#x202e;b `c\u{2067}d`", &["ab `cd`"]);
    check("```\na\u{202e}\u{7}b\n```", &["```text", "a b", "```"]);
}

#[test]
fn deep_quotes_and_lists_are_flattened() {
    let deepest = |markdown: &str| {
        let docs = Docs::of_document(markdown);
        docs.lines()
            .iter()
            .map(|line| line.matches(['>', '-']).count())
            .max()
    };
    assert_eq!(deepest(&(">".repeat(100_000) + "x")), Some(8));
    assert_eq!(deepest(&("- ".repeat(10_000) + "x")), Some(4));
    assert_eq!(deepest(&("*".repeat(100_000) + "x")), Some(0));
}

#[test]
fn any_name_is_code() {
    for (name, expected) in [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`a", "`` `a ``"),
        ("", "` `"),
        (" ", "` `"),
        (" a ", "`  a  `"),
        ("a\n\n```rust\nb", "````a  ```rust b````"),
    ] {
        assert_eq!(code(name).as_str(), expected);
    }
}

#[test]
fn adjacent_lines_do_not_form_new_marks() {
    let line = code("a") + code("b") + text("!") + "[x](https://a.b)";
    assert_eq!(line.as_str(), "`a` `b`\\![x](https://a.b)");
    assert_eq!(text("at https://a.b.").as_str(), "at <https://a.b>.");
}

#[test]
fn documentation_is_made_of_blocks() {
    let mut docs = Docs::from("A");
    docs.end_sentence();
    docs.paragraph("");
    docs.append(Docs::of_document("- b"));
    docs.paragraph(text("- c\n\n```d"));
    docs.heading(text("e\nf"));
    docs.list([text("g"), text("# h")]);
    docs.table(["i", ""], [[text("j|k"), code("l|m")]]);
    let expected = [
        "A.",
        "",
        "- b",
        "",
        "\\- c  \\`\\`\\`d",
        "",
        "# e f",
        "",
        "- g",
        "- \\# h",
        "",
        "| i | |",
        "|---|---|",
        "| j\\|k | `l\\|m` |",
    ];
    assert_eq!(docs.lines(), expected);
}

#[test]
fn documentation_of_several_blocks_stays_in_its_item() {
    let one = Docs::of_document("one\ntwo");
    let several = Docs::of_document("one\n\n```\nx\n```\n- two");
    let list = Docs::of_document("- x");
    let mut docs = Docs::default();
    docs.described_list([(code("a"), &one), (code("b"), &several), (code("c"), &list)]);
    docs.heading("Errors");
    let expected = [
        "- `a`: one",
        "  two",
        "- `b`: one",
        "",
        "  ```text",
        "  x",
        "  ```",
        "",
        "  - two",
        "- `c`:",
        "",
        "  - x",
        "",
        "# Errors",
    ];
    assert_eq!(docs.lines(), expected);
}

#[test]
fn long_text_takes_no_longer_than_it_is_long() {
    // Each of these would take minutes if the time were quadratic in the length.
    for piece in [
        "https://-",
        "http://a ",
        "*a ",
        "[a](https://b) ",
        "_[*",
        "<",
        "`",
        "&",
        "> a\n",
        "|",
        "![",
        "\\",
    ] {
        let docs = Docs::of_document(&piece.repeat(20_000));
        assert!(!docs.is_empty(), "{piece}");
    }
}

/// Asserts that rustdoc sees text only. It searches for tests without extensions of Markdown, and renders with some.
#[track_caller]
fn assert_harmless(markdown: &str) {
    let shown = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    for options in [shown, Options::empty()] {
        let mut broken = |_: pulldown_cmark::BrokenLink<'_>| Some(("broken".into(), "".into()));
        for event in Parser::new_with_broken_link_callback(markdown, options, Some(&mut broken)) {
            assert!(is_harmless(&event), "{event:?} in:\n{markdown}");
        }
    }
}

fn is_harmless(event: &Event<'_>) -> bool {
    match event {
        Event::Html(_) | Event::InlineHtml(_) => false,
        Event::FootnoteReference(_) | Event::TaskListMarker(_) => false,
        Event::Start(Tag::HtmlBlock | Tag::Image { .. } | Tag::FootnoteDefinition(_)) => false,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => false,
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => &**info == "text",
        Event::Start(Tag::Link {
            link_type: LinkType::Email,
            ..
        }) => true,
        Event::Start(Tag::Link { dest_url, .. }) => {
            let schemes = ["https://", "http://", "mailto:"];
            schemes.iter().any(|scheme| dest_url.starts_with(scheme))
        }
        Event::Start(Tag::Heading { level, .. }) => *level as usize > 3,
        _ => true,
    }
}

/// The letters and digits that a reader sees, without those in attributes and definitions.
fn letters(markdown: &str) -> String {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut seen = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) | Event::Code(text) => seen.push_str(&text),
            Event::Html(html) | Event::InlineHtml(html)
                if !html
                    .trim_end_matches(['>', ' ', '\t', '\n'])
                    .eq_ignore_ascii_case("<br") =>
            {
                seen.push_str(&html)
            }
            Event::FootnoteReference(label) | Event::Start(Tag::FootnoteDefinition(label)) => {
                seen.push_str(&label)
            }
            Event::End(TagEnd::Paragraph) => seen.push(' '),
            _ => {}
        }
    }
    seen.retain(char::is_alphanumeric);
    seen
}

/// Random combinations of pieces of Markdown that are dangerous beside each other.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b c",
        " ",
        "  ",
        "    ",
        "\t",
        "\n",
        "\n",
        "\n\n",
        "\r",
        "\r\n",
        "> ",
        "- ",
        "* ",
        "+ ",
        "1. ",
        "2) ",
        "```",
        "```rust",
        "~~~",
        "````",
        "`",
        "``",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "~",
        "# ",
        "#",
        "===",
        "---",
        "***",
        "<",
        ">",
        "<b>",
        "</b>",
        "<br>",
        "<div>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<pre>",
        "<![CDATA[",
        "<?",
        "[",
        "]",
        "(",
        ")",
        "[a](b)",
        "[a](https://c.d)",
        "[a]: ",
        "[a]: /b\n",
        "[a]",
        "![",
        "!",
        "https://e.f",
        "http://g",
        "<https://h.i>",
        "<j@k.l>",
        "[^1]",
        "[^1]: ",
        "- [ ] ",
        "- [x] ",
        "|",
        "| a | b |\n|---|---|\n| c | d |",
        "\n|-|\n",
        "\\",
        "\\|",
        "&",
        "&lt;",
        "&#10;",
        "&#32;",
        "&#x202e;",
        "&nbsp;",
        ";",
        ":",
        ".",
        "fn main() {}",
        "\u{0}",
        "\u{2028}",
        "\u{202e}",
        "\u{a0}",
        "é",
        "=",
        "\"",
        "'",
        "{.rust}",
        "rust",
        "<a href=\"",
        "\">",
        "$",
        "^",
        "%",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn the_markdown_of_a_document_is_harmless(markdown in hostile()) {
        let docs = Docs::of_document(&markdown);
        let written = docs.lines().join("\n");
        prop_assert!(docs.lines().iter().all(|line| !line.contains(|c: char| c.is_control())), "{written}");
        assert_harmless(&written);
        let again = Docs::of_document(&written);
        prop_assert_eq!(again.lines(), docs.lines(), "{}", markdown);
    }

    #[test]
    fn the_text_of_a_document_is_kept(markdown in hostile()) {
        let unix = markdown.replace("\r\n", "\n").replace('\r', "\n").replace(['\u{0}', '\u{2028}'], " ").replace('\u{202e}', "");
        let written = Docs::of_document(&markdown).lines().join("\n");
        prop_assert_eq!(letters(&written), letters(&unix), "{}", written);
    }

    #[test]
    fn the_text_of_a_document_stays_in_its_block(before in hostile(), inner in hostile(), name in hostile()) {
        let mut docs = Docs::of_document(&before);
        docs.paragraph(text(&name) + " and " + code(&name) + ".");
        docs.described_list([(code(&name), &Docs::of_document(&inner))]);
        docs.heading(Line::from("Errors ") + text(&name));
        docs.list([Line::of_document(&inner) + " end"]);
        docs.table(["a", ""], [[code(&name), text(&name)]]);
        docs.paragraph("End.");
        let written = docs.lines().join("\n");
        let heading = Docs::of_document(&written).lines().iter().filter(|line| line.starts_with("#### Errors")).count();
        prop_assert_eq!(heading, 1, "{}", written);
        assert_harmless(&written.replace("# Errors", "#### Errors"));
        let ends = Parser::new(&written).filter(|event| matches!(event, Event::Text(text) if &**text == "End.")).count();
        prop_assert_eq!(ends, 1, "{}", written);
    }

    #[test]
    fn a_line_of_words_means_the_same_in_markdown(text in "[a-zA-Z]{0,2}[ -~]{0,12}") {
        if super::text::is_plain(&text) {
            prop_assert_eq!(super::write::rewrite_blocks(&text), [text.as_str()]);
            prop_assert_eq!(super::text::escape(&text), text.as_str());
        }
    }

    #[test]
    fn plain_text_reads_back_as_the_same_text(text_ in "[ -~é]{1,12}") {
        let shown = |line: &Line| {
            let parts = Parser::new(line.as_str()).filter_map(|event| match event {
                Event::Text(text) | Event::Code(text) => Some(text.to_string()),
                _ => None,
            });
            parts.collect::<String>()
        };
        prop_assert_eq!(shown(&(Line::from("x") + text(&text_))), format!("x{}", text_.trim()));
        prop_assert_eq!(shown(&(Line::from("x") + code(&text_))), format!("x{text_}"));
    }
}

#[test]
fn a_number_that_ends_a_sentence_begins_no_list() {
    let mut docs = super::Docs::of_document("404");
    docs.end_sentence();
    assert_eq!(docs.lines(), ["404\\."]);
    let mut docs = super::Docs::of_document("- one");
    docs.end_sentence();
    assert_eq!(docs.lines(), ["- one."]);
}
