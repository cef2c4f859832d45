//! Rust code without what is not code: comments, the content of literals, and items of tests.

/// A text with comments and the content of literals replaced by spaces, so that lines keep their numbers.
pub(crate) fn without_comments(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = characters.get(at) {
        let length = ignored(&characters, at);
        if length == 0 {
            code.push(c);
            at += 1;
        } else {
            let blank = characters[at..].iter().take(length);
            code.extend(blank.map(|&c| if c == '\n' { '\n' } else { ' ' }));
            at += length;
        }
    }
    code
}

/// The length of the comment or the literal that begins at an index; 0 if none does.
fn ignored(characters: &[char], at: usize) -> usize {
    let rest = &characters[at..];
    let is_word = |c: &char| c.is_alphanumeric() || *c == '_';
    let is_inside_word = at > 0 && is_word(&characters[at - 1]);
    match rest {
        ['/', '/', ..] => until(rest, &['\n'], 0),
        ['/', '*', ..] => block(rest),
        ['r', '"' | '#', ..] if !is_inside_word => raw(rest, 1),
        ['b', 'r', '"' | '#', ..] if !is_inside_word => raw(rest, 2),
        ['"', ..] => quoted(rest, '"'),
        ['\'', '\\', ..] | ['\'', _, '\'', ..] => quoted(rest, '\''),
        _ => 0,
    }
}

/// The number of characters up to an ending, from a start on.
fn until(rest: &[char], ending: &[char], start: usize) -> usize {
    let found = rest[start..]
        .windows(ending.len())
        .position(|it| it == ending);
    found.map_or(rest.len(), |position| start + position)
}

fn block(rest: &[char]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        match &rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// A raw string behind a prefix; a raw identifier is none.
fn raw(rest: &[char], prefix: usize) -> usize {
    let hashes = rest[prefix..].iter().take_while(|&&c| c == '#').count();
    let start = prefix + hashes + 1;
    if rest.get(start - 1) != Some(&'"') {
        return 0;
    }
    let ending: Vec<char> = std::iter::once('"')
        .chain(std::iter::repeat_n('#', hashes))
        .collect();
    until(rest, &ending, start) + ending.len()
}

fn quoted(rest: &[char], quote: char) -> usize {
    let mut at = 1;
    while let Some(&c) = rest.get(at) {
        match c {
            '\\' => at += 2,
            _ if c == quote => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// Code without items for tests alone, and the names of the modules among these.
pub(crate) fn without_tests(mut code: String) -> (String, Vec<String>) {
    let mut modules = Vec::new();
    for attribute in ["#[cfg(test)]", "#[cfg(all(test,"] {
        while let Some(start) = code.find(attribute) {
            let end = start + item(&code[start..]);
            let removed = &code[start..end];
            let name = removed
                .split_once("mod ")
                .and_then(|(_, rest)| rest.split_once(';'));
            modules.extend(name.map(|(name, _)| name.trim().to_owned()));
            let blank = removed
                .chars()
                .map(|c| if c == '\n' { '\n' } else { ' ' })
                .collect::<String>();
            code.replace_range(start..end, &blank);
        }
    }
    (code, modules)
}

/// The length in bytes of an item with its attributes.
fn item(code: &str) -> usize {
    let mut depth = 0_i32;
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 && (c == ';' || c == '}') {
            return at + c.len_utf8();
        }
    }
    code.len()
}

#[test]
fn comments_literals_and_tests_are_no_code() {
    let check = |text: &str, expected: &str| {
        let (code, _) = without_tests(without_comments(text));
        let words: Vec<&str> = code.split_whitespace().collect();
        assert_eq!(words.join(" "), expected, "{text}");
    };
    check("a // b\nc", "a c");
    check("a /* b /* c */ d */ e", "a e");
    check(r#"a("b \" c", 'd', '\'', b"e") f"#, "a( , , , b ) f");
    check("a(r#\"b \" c\"#) r#type", "a( ) r#type");
    check("fn a<'a>(b: &'a str) {}", "fn a<'a>(b: &'a str) {}");
    check("a; #[cfg(test)] #[x] mod tests { b; } c;", "a; c;");
    check("a; #[cfg(test)] mod tests; c;", "a; c;");
    check("#[cfg(test)] fn a(b: [u8; 2]) -> u8 { 1 } c;", "c;");
    let (_, modules) = without_tests("#[cfg(test)]\nmod fixture;".to_owned());
    assert_eq!(modules, ["fixture"]);
}
