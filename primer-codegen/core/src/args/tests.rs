use quote::ToTokens as _;

use super::parse;

/// Checks how the messages about arguments begin. Their spans are checked by the compiler's output in `tests/ui`.
fn check(input: &str, expected: &[&str]) {
    let tokens: proc_macro2::TokenStream = input.parse().unwrap_or_default();
    let found: Vec<String> = match parse(tokens) {
        Ok(_) => Vec::new(),
        Err(error) => error.into_iter().map(|error| error.to_string()).collect(),
    };
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}");
    }
}

#[test]
fn modules_and_options_may_be_in_any_order() {
    let tokens = "runtime = ::a::b; #[cfg(x)] /// words\npub(crate) mod v1 = \"a.yaml\"; expand_to = \"b.rs\"; mod v2 = \"b.yaml\";";
    let args = tokens.parse().ok().and_then(|tokens| parse(tokens).ok());
    let modules: Vec<(String, String, usize)> = args
        .iter()
        .flat_map(|args| &args.modules)
        .map(|module| {
            (
                module.name.to_string(),
                module.path.value(),
                module.attributes.len(),
            )
        })
        .collect();
    assert_eq!(
        modules,
        [
            ("v1".to_owned(), "a.yaml".to_owned(), 2),
            ("v2".to_owned(), "b.yaml".to_owned(), 0)
        ]
    );
    let runtime = args
        .as_ref()
        .and_then(|args| args.runtime.as_ref())
        .map(|path| path.to_token_stream().to_string());
    assert_eq!(runtime.as_deref(), Some(":: a :: b"));
    assert_eq!(
        args.and_then(|args| args.expand_to)
            .map(|file| file.value())
            .as_deref(),
        Some("b.rs")
    );
}

#[test]
fn arguments_without_a_module_are_a_mistake() {
    check("", &["expected at least one module and its document"]);
}

#[test]
fn a_duplicate_module_is_a_mistake() {
    check(
        "mod a = \"a\"; mod a = \"b\"; mod a = \"c\";",
        &["duplicate module `a`", "duplicate module `a`"],
    );
}

#[test]
fn a_duplicate_option_is_a_mistake() {
    check(
        "expand_to = \"a\"; expand_to = \"b\"; mod a = \"a\";",
        &["duplicate option `expand_to`"],
    );
}

#[test]
fn an_unknown_option_is_a_mistake() {
    check(
        "runtme = ::a; mod a = \"a\";",
        &[
            "unknown option `runtme`: the options are `runtime`, `expand_to` and `doctests`; did you mean `runtime`?",
        ],
    );
    check(
        "x = 1;",
        &["unknown option `x`: the options are `runtime`, `expand_to` and `doctests`"],
    );
}

#[test]
fn an_argument_that_is_not_a_module_is_a_mistake() {
    check("pub fn a() {}", &["expected a module and its document"]);
    check("\"a.yaml\"", &["expected a module and its document"]);
    check("pub mod a;", &["expected"]);
    check("pub mod a {}", &["expected the document"]);
    check("pub mod a = b;", &["expected"]);
    check("pub mod a = 1;", &["expected"]);
    check("pub mod fn = \"a\";", &["expected identifier"]);
    check("pub mod a = \"a\" mod b = \"b\";", &["expected `;`"]);
}

#[test]
fn an_option_with_a_value_of_another_kind_is_a_mistake() {
    check("expand_to = a; mod a = \"a\";", &["expected"]);
    check(
        "doctests = \"a\"; mod a = \"a\";",
        &["expected the path of this module"],
    );
    check("runtime = \"a\"; mod a = \"a\";", &["expected"]);
}

#[test]
fn a_module_may_have_options() {
    let tokens = "mod a = \"a\" { operations = [\"b\", \"GET /c\"]; tags = [\"d\",]; types_only; all_schemas; } mod b = \"b\" {}";
    let args = tokens.parse().ok().and_then(|tokens| parse(tokens).ok());
    let choices = args.iter().flat_map(|args| &args.modules).map(|module| {
        let texts = |list: &[syn::LitStr]| list.iter().map(syn::LitStr::value).collect();
        let choice = &module.choice;
        (
            texts(&choice.operations),
            texts(&choice.tags),
            [choice.types_only, choice.all_schemas],
        )
    });
    let choices: Vec<(Vec<String>, Vec<String>, [bool; 2])> = choices.collect();
    let words = |list: &[&str]| list.iter().map(|&word| word.to_owned()).collect();
    assert_eq!(
        choices,
        [
            (words(&["b", "GET /c"]), words(&["d"]), [true; 2]),
            (Vec::new(), Vec::new(), [false; 2])
        ]
    );
}

#[test]
fn a_mistake_in_the_options_of_a_module_is_reported() {
    let cases = [
        (
            "operation = [\"b\"];",
            "unknown option `operation`: the options are `operations`, `tags`, `types_only`, `all_schemas`, `headers` and `types`; did you mean `operations`?",
        ),
        (
            "tags = [];",
            "this list is empty; to generate everything, remove it: `[\"pets\"]` names what is wanted",
        ),
        ("tags = [\"a\", \"b\", \"a\"];", "duplicate entry `a`"),
        ("types_only; types_only;", "duplicate option `types_only`"),
        ("types_only = true;", "expected `;`"),
        (
            "tags = \"a\";",
            "expected a list of texts in quotes: `[\"pets\"]`",
        ),
        ("tags = [a];", "expected a list of texts in quotes"),
        ("tags [\"a\"];", "expected `=` and a list"),
        ("tags = [\"a\"]", "expected `;`"),
        ("\"a\"", "expected an option"),
    ];
    for (options, expected) in cases {
        check(&format!("mod a = \"a\" {{ {options} }}"), &[expected]);
    }
}

#[test]
fn a_module_may_have_headers() {
    let tokens = "mod a = \"a\" { headers = {\"X-Client\" = \"shop/1.0\", \"A\" = \"\",}; }";
    let args = tokens.parse().ok().and_then(|tokens| parse(tokens).ok());
    let modules = args.iter().flat_map(|args| &args.modules);
    let headers = modules.flat_map(|module| &module.choice.headers.0);
    let headers: Vec<(String, String)> = headers
        .map(|(name, value)| (name.value(), value.value()))
        .collect();
    let owned = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(headers, [owned("X-Client", "shop/1.0"), owned("A", "")]);
}

#[test]
fn a_header_that_no_request_can_hold_is_a_mistake() {
    let cases = [
        ("", "expected `=` and headers"),
        ("= [\"a\"]", "expected headers in braces"),
        ("= {a = \"b\"}", "expected a header's name in quotes"),
        ("= {\"a\": \"b\"}", "expected `=` and a value"),
        ("= {\"a\" = 1}", "expected a header's value in quotes"),
        ("= {\"\" = \"b\"}", "no header has this name"),
        ("= {\"a b\" = \"b\"}", "no header has this name"),
        ("= {\"a\" = \"b \"}", "no header has this value"),
        ("= {\"a\" = \"b\\n\"}", "no header has this value"),
        ("= {\"a\" = \"\u{e9}\"}", "no header has this value"),
        ("= {\"a\" = \"1\", \"A\" = \"2\"}", "duplicate header `A`"),
    ];
    for (option, expected) in cases {
        check(
            &format!("mod a = \"a\" {{ headers {option}; }}"),
            &[expected],
        );
    }
}

#[test]
fn a_module_may_have_types_of_the_caller() {
    let tokens = "mod a = \"a\" { types = {\"Money\" = crate::a::Money, \"B\" = ::b::r#type}; }";
    let args = tokens.parse().ok().and_then(|tokens| parse(tokens).ok());
    let modules = args.iter().flat_map(|args| &args.modules);
    let types = modules.flat_map(|module| &module.choice.types.0);
    let types: Vec<String> = types
        .map(|(name, path)| format!("{}: {}", name.value(), super::Types::text(path)))
        .collect();
    assert_eq!(types, ["Money: crate::a::Money", "B: ::b::r#type"]);
}

#[test]
fn a_type_that_cannot_be_named_in_the_module_is_a_mistake() {
    let cases = [
        ("", "expected `=` and types"),
        ("= [\"a\"]", "expected types in braces"),
        ("= {a = crate::A}", "expected a schema's name in quotes"),
        ("= {\"a\": crate::A}", "expected `=` and a type"),
        ("= {\"a\" = \"A\"}", "expected the path of a type"),
        (
            "= {\"a\" = A}",
            "expected a path that begins with `crate::`",
        ),
        (
            "= {\"a\" = self::A}",
            "expected a path that begins with `crate::`",
        ),
        (
            "= {\"a\" = super::A}",
            "expected a path that begins with `crate::`",
        ),
        (
            "= {\"a\" = crate::A<u8>}",
            "expected a type without parameters",
        ),
        (
            "= {\"a\" = crate::A, \"a\" = crate::B}",
            "duplicate schema `a`",
        ),
    ];
    for (option, expected) in cases {
        check(&format!("mod a = \"a\" {{ types {option}; }}"), &[expected]);
    }
}

#[test]
fn overlays_follow_the_document() {
    let tokens = "pub mod a = \"a.yaml\" + \"b.yaml\" + \"c.yaml\";";
    let args = tokens.parse().ok().and_then(|tokens| parse(tokens).ok());
    let modules = args.iter().flat_map(|args| &args.modules);
    let overlays = modules.flat_map(|module| &module.overlays);
    let paths: Vec<String> = overlays.map(syn::LitStr::value).collect();
    assert_eq!(paths, ["b.yaml", "c.yaml"]);
    check(
        "pub mod a = \"a.yaml\" + b;",
        &["expected an overlay's path in quotes"],
    );
}

#[test]
fn a_semicolon_may_follow_the_options_of_a_module() {
    check("mod a = \"a\" { types_only; }; mod b = \"b\";", &[]);
    check(
        "mod a = \"a\" {};;",
        &["expected a module and its document"],
    );
}
