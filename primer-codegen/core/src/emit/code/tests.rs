use proc_macro2::{Span, TokenStream};

use super::{Code, Ident, Number, quote};

/// Expects a template to have the tokens of the same one in the crate `quote`.
fn check(code: Code, expected: &TokenStream) {
    let found = code.tokens(Span::call_site()).to_string();
    assert_eq!(found, expected.to_string());
}

#[test]
fn a_template_has_the_tokens_that_it_shows() {
    let code = quote! {
        /// Words.
        #[inline]
        pub fn f<'a>(&'a self, n: usize) -> ::std::vec::Vec<(u8, [i8; 2])> where Self: 'static {
            self.0.0 += -1.5 as u8; a..=b; a&&b; x >>= !y; "#a"; 'c'
        }
    };
    let expected = quote::quote! {
        /// Words.
        #[inline]
        pub fn f<'a>(&'a self, n: usize) -> ::std::vec::Vec<(u8, [i8; 2])> where Self: 'static {
            self.0.0 += -1.5 as u8; a..=b; a&&b; x >>= !y; "#a"; 'c'
        }
    };
    check(code, &expected);
}

#[test]
fn variables_stand_for_code_names_texts_and_numbers() {
    let (name, text, number) = (
        Ident("r#type"),
        "a \"b\"\n\\ \u{202e}é",
        Number::integer(-3),
    );
    let (float, flag) = (Number::float(2.0), true);
    let inner = quote!(a::#name);
    let (some, none) = (Some(&inner), None::<Code>);
    let code = quote!(#name #text #number [#float] #flag {#some} #none .#name);
    let expected = quote::quote!(r#type "a \"b\"\n\\ \u{202e}é" -3 [2.0] true {a::r#type} .r#type);
    check(code, &expected);
}

#[test]
fn repetitions_go_on_as_long_as_all_lists_have_items() {
    let rt = Ident("rt");
    let names: &[Ident<'_>] = &[Ident("a"), Ident("b")];
    let numbers = (0..3).map(Number::usize);
    let none: [Code; 0] = [];
    let code = quote!([#((#rt::#names(#names) => {#numbers})),*] #(#names;)* #(#none),*);
    let expected = quote::quote!([(rt::a(a) => {0}), (rt::b(b) => {1})] a; b;);
    check(code, &expected);
}
