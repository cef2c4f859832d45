//! The paths in Rust code: `crate::names::Name`, whether imported or written in place.

/// A path in code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Path {
    /// The names on the way.
    pub segments: Vec<String>,
    /// The line, from 1.
    pub line: usize,
    /// Its text.
    pub usage: Usage,
}

/// The text of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Usage {
    /// In an expression, a type or a pattern.
    Inline,
    /// The name of a macro.
    Macro,
    /// In `use`, under this name.
    Import(String),
    /// In `pub use`, under this name.
    Export(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Colons,
    Other(char),
}

/// All paths in code that has no comments.
pub(crate) fn paths(code: &str) -> Vec<Path> {
    let tokens = tokens(code);
    let mut paths = Vec::new();
    let mut at = 0;
    while let Some((token, line)) = tokens.get(at) {
        let next = tokens.get(at + 1).map(|(token, _)| token);
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let before = before.map(|(token, _)| token);
        at += 1;
        match token {
            // `use<'a>` lists what a type captures.
            Token::Word(word) if word == "use" && next != Some(&Token::Other('<')) => {
                let is_export = before == Some(&Token::Other(')'))
                    || before == Some(&Token::Word("pub".to_owned()));
                let mut tree = Tree {
                    tokens: &tokens,
                    at,
                    leaves: Vec::new(),
                };
                tree.read(&[]);
                at = tree.at;
                paths.extend(tree.leaves.into_iter().map(|(segments, name, line)| Path {
                    segments,
                    line,
                    usage: if is_export {
                        Usage::Export(name)
                    } else {
                        Usage::Import(name)
                    },
                }));
            }
            // `pub(in super::super)` says who sees an item.
            Token::Word(word) if word == "in" && before == Some(&Token::Other('(')) => {
                while matches!(tokens.get(at), Some((Token::Word(_) | Token::Colons, _))) {
                    at += 1;
                }
            }
            Token::Word(word)
                if !matches!(before, Some(Token::Colons | Token::Other('.' | '$'))) =>
            {
                let mut segments = vec![word.clone()];
                while let [(Token::Colons, _), (Token::Word(word), _), ..] = &tokens[at..] {
                    segments.push(word.clone());
                    at += 2;
                }
                let is_macro = matches!(&tokens[at..], [(Token::Other('!'), _), (Token::Other(c), _), ..] if *c != '=');
                let usage = if is_macro {
                    Usage::Macro
                } else {
                    Usage::Inline
                };
                if is_macro || segments.len() > 1 {
                    paths.push(Path {
                        segments,
                        line: *line,
                        usage,
                    });
                }
            }
            Token::Word(_) | Token::Colons | Token::Other(_) => {}
        }
    }
    paths
}

fn tokens(code: &str) -> Vec<(Token, usize)> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let word = rest
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        let length = match c {
            _ if word > 0 => {
                tokens.push((Token::Word(rest[..word].to_owned()), line));
                word
            }
            ':' if rest.starts_with("::") => {
                tokens.push((Token::Colons, line));
                2
            }
            _ if c.is_whitespace() => {
                line += usize::from(c == '\n');
                c.len_utf8()
            }
            _ => {
                tokens.push((Token::Other(c), line));
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    tokens
}

/// The tree of a `use` declaration.
struct Tree<'t> {
    tokens: &'t [(Token, usize)],
    at: usize,
    leaves: Vec<(Vec<String>, String, usize)>,
}

impl Tree<'_> {
    fn read(&mut self, prefix: &[String]) {
        let mut segments = prefix.to_vec();
        let mut alias = None;
        let mut line = 0;
        while let Some((token, here)) = self.tokens.get(self.at) {
            line = *here;
            match token {
                Token::Word(word) if word == "as" => {
                    if let Some((Token::Word(name), _)) = self.tokens.get(self.at + 1) {
                        alias = Some(name.clone());
                        self.at += 1;
                    }
                }
                Token::Word(word) => segments.push(word.clone()),
                Token::Other('*') => segments.push("*".to_owned()),
                Token::Other('{') => return self.read_group(&segments),
                Token::Other(',' | '}' | ';') => break,
                Token::Colons | Token::Other(_) => {}
            }
            self.at += 1;
        }
        // `a::{self}` is `a`.
        if segments.len() > 1 && segments.last().is_some_and(|it| it == "self") {
            segments.pop();
        }
        let last = segments.last().cloned().unwrap_or_default();
        if segments.len() > prefix.len()
            || alias.is_some()
            || segments == prefix && !prefix.is_empty()
        {
            self.leaves.push((segments, alias.unwrap_or(last), line));
        }
    }

    fn read_group(&mut self, prefix: &[String]) {
        while let Some((token, _)) = self.tokens.get(self.at) {
            match token {
                Token::Other('{' | ',') => {
                    self.at += 1;
                    let is_end = matches!(self.tokens.get(self.at), Some((Token::Other('}'), _)));
                    if !is_end {
                        self.read(prefix);
                    }
                }
                Token::Other('}') => {
                    self.at += 1;
                    return;
                }
                Token::Word(_) | Token::Colons | Token::Other(_) => return,
            }
        }
    }
}

#[test]
fn paths_are_found_in_imports_and_in_place() {
    let check = |code: &str, expected: &[&str]| {
        let found: Vec<String> = paths(code)
            .into_iter()
            .map(|path| match path.usage {
                Usage::Inline => path.segments.join("::"),
                Usage::Macro => format!("{}!", path.segments.join("::")),
                Usage::Import(name) => format!("{} as {name}", path.segments.join("::")),
                Usage::Export(name) => format!("pub {} as {name}", path.segments.join("::")),
            })
            .collect();
        assert_eq!(found, expected, "{code}");
    };
    check("use crate::a::B;", &["crate::a::B as B"]);
    check(
        "use super::{a, b::{self, C as D, e::*}, f};\nuse x::Y;",
        &[
            "super::a as a",
            "super::b as b",
            "super::b::C as D",
            "super::b::e::* as *",
            "super::f as f",
            "x::Y as Y",
        ],
    );
    check("pub(crate) use self::a::{B,};", &["pub self::a::B as B"]);
    check(
        "let a = crate::b::c(d::E, f.g) != h;",
        &["crate::b::c", "d::E"],
    );
    check(
        "quote!(a); super::super::b::<C>()",
        &["quote!", "super::super::b"],
    );
    check("pub(in super::super) fn a()", &[]);
    check("fn a() -> impl B + use<'d> { c::d() }", &["c::d"]);
    check("quote!(::core::option::Option)", &["quote!"]);
    check("macro_rules! a { () => { $crate::b::c() } }", &[]);
}
